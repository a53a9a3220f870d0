import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Request, type Response } from 'express'
import { callerOf } from '../../../http/caller.ts'
import { type Route } from '../../../http/route.ts'
import { sharedMessages } from '../../messages/shared/messages.ts'
import { calendarOf } from '../../../services/calendar-reader.ts'
import { type Context } from '../../../services/context.ts'
import { NotFound } from '../../../services/errors.ts'
import { ledgerCsv, ledgerXlsx, XLSX_MOST, type LedgerWords } from '../../../services/ledger-export.ts'
import { accountOf } from '../../../services/absence-service.ts'
import { ledgerPeople, type LedgerPeople } from '../../../services/ledger-people.ts'
import { type LedgerLine } from '../../../services/ledger-service.ts'
import { type Language } from '../../messages/language.ts'
import { officeMessages } from '../../messages/office/messages.ts'
import { paths } from '../../paths.ts'
import { caseLight, type LightDay } from '../case-light.ts'
import { readLedgerQuery } from './ledger-query.ts'
import { ledgerWords } from './ledger-words.ts'
import { languageOfPage } from '../office-shell.ts'

/** The ledger as a file, narrowed and sorted as on the page. */
export const exportRoutes = (context: Context): Route[] => [
  {
    method: 'get',
    path: paths.ledgerFile(),
    access: 'read-cases',
    audit: 'LEDGER_EXPORTED',
    handle: (req, res) => sendFile(context, req, res),
  },
]

const TYPES: Record<string, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

async function sendFile(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const format = String(req.params['format'])
  const type = Object.hasOwn(TYPES, format) ? TYPES[format] : undefined
  if (!type) throw new NotFound(format)
  const query = readLedgerQuery(req.query, accountOf(actor))
  const lang = languageOfPage(req)
  const day = { today: context.clock.today(), calendar: await calendarOf(context, organ), lang }
  const words = wordsOf(day, await ledgerPeople(context, organ))
  const name = `${words.name}-${context.clock.today()}.${format}`
  if (format === 'xlsx') {
    const file = await ledgerXlsx(context, organ, actor, query, words)
    return void res.attachment(name).type(type).send(file)
  }
  const chunks = await ledgerCsv(context, organ, actor, query, words)
  res.attachment(name).type(type)
  await pipeline(Readable.from(chunks), res)
}

function wordsOf(day: LightDay, people: LedgerPeople): LedgerWords {
  const { ledger: t } = officeMessages(day.lang)
  const words = ledgerWords(people, day.lang)
  return {
    name: t.fileName,
    columns: t.columns,
    tooMany: t.tooMany(XLSX_MOST),
    cells: { ...words, state: (line) => stateText(line, day) },
  }
}

function stateText(line: LedgerLine, day: LightDay): string {
  const { light, text } = caseLight(line, day)
  return text ?? lightWord(light, day.lang)
}

function lightWord(light: ReturnType<typeof caseLight>['light'], lang: Language): string {
  const t = sharedMessages(lang).light
  const words = {
    'on-time': t.onTime,
    'due-soon': t.dueSoon,
    'due-today': t.dueToday,
    overdue: t.overdue,
    paused: t.paused,
    'awaiting-correction': t.awaitingCorrection,
    'awaiting-fee': t.awaitingFee,
    closed: t.closed,
  }
  return words[light]
}
