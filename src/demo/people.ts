import { type Applicant } from '../cases/application.ts'
import { type ApplicantKind } from '../law/applicants.ts'
import { type Random } from './random.ts'

/** The one identity number of the demonstration: the standard's own specimen. */
const SPECIMEN_ID = '11010519491231002X'
const PHONE = '13800138000'

const SURNAMES = [...'李王张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧']
const GIVEN_NAMES =
  '一鸣 子墨 文静 志远 晓岚 建国 秀英 雨桐 海涛 思源 嘉禾 明月 立群 春燕 长河 若水 书言 大勇 小满 望舒'.split(' ')
const STREETS = '学府路 人民路 解放街 青年路 滨河大道 文昌巷 东风里 朝阳新村'.split(' ')

/** Organisations that do not exist. The region digits 000000 are assigned to no place, so no code can be a real one. */
const ORGANISATIONS: Record<Exclude<ApplicantKind, 'natural-person'>, readonly (readonly [string, string])[]> = {
  business: [
    ['示例餐饮管理有限公司', '91000000DEM0000019'],
    ['示例建设工程有限公司', '91000000DEM000002C'],
    ['示例教育科技有限公司', '91000000DEM000003F'],
  ],
  research: [['示例高等教育研究院', '12000000DEM000004P']],
  'public-interest': [['示例市关爱儿童促进会', '51000000DEM000005R']],
  'legal-services': [
    ['示例律师事务所', '31000000DEM000006Y'],
    ['示例衡平律师事务所', '31000000DEM0000072'],
  ],
  other: [['示例小区业主委员会', '93000000DEM000008Q']],
}

/** A person, always the same for the same number. */
export function person(n: number): Applicant {
  const name = `${SURNAMES[n % SURNAMES.length]}${GIVEN_NAMES[(n * 7 + Math.floor(n / 20)) % GIVEN_NAMES.length]}`
  return {
    kind: 'natural-person',
    name,
    idType: 'resident-id',
    idNumber: SPECIMEN_ID,
    phone: PHONE,
    email: `applicant-${String(n).padStart(3, '0')}@example.org`,
    address: `示例市${STREETS[n % STREETS.length]}${((n * 13) % 200) + 1}号`,
    postcode: '000000',
  }
}

/** Those who come again and again: the first few persons. */
export const REPEATERS = 3

/** Somebody whose mailbox is full for good: letters come back, and the office must call. */
export const UNREACHABLE = person(99)

/** Somebody of a kind; natural persons come again in one case out of six. */
export function someone(kind: ApplicantKind, random: Random): Applicant {
  if (kind === 'natural-person')
    return person(random.below(6) === 0 ? random.below(REPEATERS) : REPEATERS + random.below(90))
  const [name, creditCode] = random.pick(ORGANISATIONS[kind])
  return {
    kind,
    name,
    creditCode,
    legalRepresentative: person(100 + random.below(20)).name,
    contactName: person(120 + random.below(20)).name,
    phone: PHONE,
    email: `contact-${creditCode.slice(-4).toLowerCase()}@example.org`,
    address: `示例市${random.pick(STREETS)}${random.between(1, 200)}号`,
    postcode: '000000',
  }
}
