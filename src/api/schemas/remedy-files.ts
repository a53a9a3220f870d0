import Joi from 'joi'
import { TABLE_LIMITS } from '../../documents/table.ts'
import { type LocalDate } from '../../law/date.ts'
import { REMEDY_KIND_NAMES, REMEDY_RESULT_NAMES } from '../../law/remedies.ts'
import { PAPER_DIRECTIONS, PAPER_KINDS, type PaperDirection, type PaperKind } from '../../remedies/papers.ts'
import { MOST_BYTES, MOST_FILES } from '../../services/file-kind.ts'
import { type Form } from '../form-body.ts'
import { day, maybe, shape, text, word } from './fields.ts'
import { type RemedyQuestion } from './remedy.ts'

type SentPapers = { on: LocalDate; direction: PaperDirection; paper: PaperKind; text: string | null }

/** Papers of a dispute; a field `accept-…` gives the reason why a finding of the release gate may leave. */
export const paperForm: Form<SentPapers> = {
  fields: shape({
    on: day('日期').required(),
    direction: word('收到还是提交', Object.keys(PAPER_DIRECTIONS)).required(),
    paper: word('材料种类', Object.keys(PAPER_KINDS)).required(),
    text: maybe(text('文字', 2_000)),
  }),
  files: { name: 'files', most: MOST_FILES, bytes: MOST_BYTES },
}

/** A register as our own export writes it, or with the columns the office has told us of. */
export const importForm: Form = { fields: shape({}), files: { name: 'file', most: 1, bytes: TABLE_LIMITS.bytes } }

const yes = (label: string) => Joi.boolean().default(false).label(label)
export const importQuestion = shape<{ dryRun: boolean; acceptGood: boolean }>({
  dryRun: yes('只检查'),
  acceptGood: yes('只导入无误的行'),
})

type ExportQuestion = Pick<RemedyQuestion, 'kind' | 'standing' | 'result'> & { format: 'csv' | 'xlsx' }
export const exportQuestion = shape<ExportQuestion>({
  format: word('格式', ['csv', 'xlsx']).default('csv'),
  kind: word('争议类型', REMEDY_KIND_NAMES),
  standing: word('状态', ['open', 'ended', 'late']),
  result: word('报表结果', REMEDY_RESULT_NAMES),
})

const rejected = { line: Joi.number().integer(), column: Joi.string(), reason: Joi.string() }
export const importAnswer = Joi.object({
  read: Joi.number().integer(),
  sound: Joi.number().integer(),
  imported: Joi.number().integer(),
  rejected: Joi.array().items(Joi.object(rejected)),
  ignored: Joi.array().items(Joi.string()),
}).prefs({ presence: 'required' })
