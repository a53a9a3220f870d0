import Joi from 'joi'
import { type Applicant, type Application, DELIVERIES, ID_TYPES, MEDIA } from '../../cases/application.ts'
import { isCreditCode, isResidentId } from '../../cases/identity-numbers.ts'
import { APPLICANT_KIND_NAMES, isOrganisation } from '../../law/applicants.ts'
import { type LocalDate } from '../../law/date.ts'
import { CHANNELS } from '../../law/receipt.ts'
import { bodyOf } from '../body.ts'
import { day, maybe, shape, text, word } from './fields.ts'

const LONGEST_DESCRIPTION = 10_000

const CHANNEL_NAMES = Object.keys(CHANNELS)
const ORGANISATIONS = APPLICANT_KIND_NAMES.filter(isOrganisation)

const contact = {
  phone: text('联系电话', 30).pattern(/^\+?[\d\s()-]{5,}$/),
  email: text('电子邮箱', 254).email({ tlds: false }),
  address: text('联系地址', 200),
  postcode: text('邮政编码', 6).pattern(/^\d{6}$/),
}

/** Numbers copied by hand: spaces out, letters large, full-width digits made plain. */
const numberText = (label: string, longest: number) =>
  text(label, longest).custom((typed: string) => typed.normalize('NFKC').replace(/\s/g, '').toUpperCase())

const idNumber = numberText('证件号码', 40).custom((number: string, context) => {
  const { idType } = (context.state.ancestors as [{ idType?: string }])[0]
  return idType === 'resident-id' && !isResidentId(number) ? context.error('idNumber.invalid') : number
})
const creditCode = numberText('统一社会信用代码', 40).custom((code: string, context) =>
  isCreditCode(code) ? code : context.error('creditCode.invalid'),
)
const NUMBER_SENTENCES = {
  'idNumber.invalid': '居民身份证号码有误，请核对18位号码',
  'creditCode.invalid': '统一社会信用代码有误，请核对18位代码',
}

type Need = 'required' | 'optional'

/** 条例 art. 29: who applies, by what proof of identity, and how to be reached. */
function applicant(need: Need) {
  const person = shape({
    kind: word('申请人类型', ['natural-person']).required(),
    name: text('姓名', 100).required(),
    idType: word('证件类型', ID_TYPES).presence(need),
    idNumber: idNumber.presence(need),
    ...contact,
  })
  const organisation = shape({
    kind: word('申请人类型', ORGANISATIONS).required(),
    name: text('单位名称', 200).required(),
    creditCode: creditCode.presence(need),
    legalRepresentative: text('法定代表人', 100).presence(need),
    contactName: text('联系人', 100).presence(need),
    ...contact,
  })
  const reachable = (schema: Joi.ObjectSchema) =>
    (need === 'required' ? schema.or('phone', 'email', 'address') : schema).messages(NUMBER_SENTENCES)
  return Joi.object({ kind: word('申请人类型', APPLICANT_KIND_NAMES).required() })
    .unknown()
    .when('.kind', { is: 'natural-person', then: reachable(person), otherwise: reachable(organisation) })
    .label('申请人')
    .required()
}

const wanted = {
  title: maybe(text('所需信息名称', 200)),
  description: text('所需信息描述', LONGEST_DESCRIPTION).required(),
  documentNumber: maybe(text('文号', 100)),
  purpose: maybe(text('用途', 1_000)),
  privacyNotice: maybe(text('个人信息告知版本', 40)),
}

/** What an applicant files. */
export type Filed = {
  organ?: string
  applicant: Applicant
  title: string | null
  description: string
  documentNumber: string | null
  purpose: string | null
  privacyNotice: string | null
  medium: NonNullable<Application['medium']>
  delivery: NonNullable<Application['delivery']>
}

export const organField = text('单位简称', 40)

export const filedApplication = bodyOf(
  shape<Filed>({
    organ: organField,
    applicant: applicant('required'),
    ...wanted,
    medium: word('信息的形式', MEDIA).required(),
    delivery: word('获取方式', DELIVERIES).required(),
  }).custom(checkDelivery),
)

/** What an office registers: what a letter or a visitor brought, however incomplete, and when and how it came. */
export type Registered = Omit<Filed, 'organ' | 'medium' | 'delivery'> &
  Pick<Application, 'medium' | 'delivery' | 'channel'> & { submittedOn: LocalDate }

export const registeredApplication = bodyOf(
  shape<Registered>({
    applicant: applicant('optional'),
    ...wanted,
    medium: maybe(word('信息的形式', MEDIA)),
    delivery: maybe(word('获取方式', DELIVERIES)),
    channel: word('接收渠道', CHANNEL_NAMES).required(),
    submittedOn: day('提交（签收）日期').required(),
  }),
)

/** A way of delivery needs its address. */
function checkDelivery(filed: Filed, context: Joi.CustomHelpers<Filed>) {
  const { email, address } = filed.applicant
  if (filed.delivery === 'email' && !email) return context.message({ custom: '选择以电子邮件获取的，请填写电子邮箱' })
  if (filed.delivery === 'post' && !address) return context.message({ custom: '选择邮寄的，请填写联系地址' })
  return filed
}
