import { type LocalDate } from '../law/date.ts'

/**
 * Entries about the service (送达) of a letter. The organ's own day is the day of posting or of signature
 * (国办公开办函〔2016〕235号); the addressee's periods run from receipt. What leaves by e-mail or online counts as
 * received when it is first opened, unless an earlier day is proved. [E]
 */
export const SERVICE_KINDS = {
  posted: { label: '邮寄', sends: true, receives: false },
  'handed-over': { label: '当面送交', sends: true, receives: true },
  emailed: { label: '电子邮件发送', sends: true, receives: false },
  online: { label: '网上送达', sends: true, receives: false },
  'by-organ': { label: '委托其他机关送达', sends: true, receives: false },
  received: { label: '签收', sends: false, receives: true },
  opened: { label: '申请人首次打开', sends: false, receives: true },
  undelivered: { label: '未能送达', sends: false, receives: false },
  voided: { label: '作废一条记录', sends: false, receives: false },
} as const
export type ServiceKind = keyof typeof SERVICE_KINDS

/** What the office records itself; the first opening is recorded by the program. */
export const RECORDED_KINDS = [
  'posted',
  'handed-over',
  'emailed',
  'online',
  'by-organ',
  'received',
  'undelivered',
] as const satisfies readonly ServiceKind[]

/** One entry, in the order recorded. `voids`: the entry an erroneous one is taken back by. */
export type ServiceEntry = { seq: number; kind: ServiceKind; on: LocalDate; voids?: number | null }

/** Where the service of a letter stands. */
export type ServiceStanding = {
  state: 'not-sent' | 'sent' | 'received' | 'undelivered'
  sentOn: LocalDate | null
  receivedOn: LocalDate | null
}

/** The entries that stand: neither taken back nor taking back. */
export function standingEntries<E extends ServiceEntry>(entries: readonly E[]): E[] {
  const voided = new Set(entries.flatMap(({ voids }) => (voids ? [voids] : [])))
  return entries.filter(({ kind, seq }) => kind !== 'voided' && !voided.has(seq))
}

/** Where a letter stands: sent on the first day it left, received on the first day it is known to have arrived. */
export function serviceStanding(entries: readonly ServiceEntry[]): ServiceStanding {
  const standing = standingEntries(entries)
  const firstDay = (of: (kind: ServiceKind) => boolean) =>
    standing
      .filter(({ kind }) => of(kind))
      .map(({ on }) => on)
      .sort()[0] ?? null
  const receivedOn = firstDay((kind) => SERVICE_KINDS[kind].receives)
  const sentOn = firstDay((kind) => SERVICE_KINDS[kind].sends)
  const failed = standing.at(-1)?.kind === 'undelivered'
  const state = receivedOn !== null ? 'received' : failed ? 'undelivered' : sentOn !== null ? 'sent' : 'not-sent'
  return { state, sentOn, receivedOn }
}

/**
 * What becomes of a letter whose mail a server took, which was noted as its sending (entry `seq`), and then came back: the
 * sending is taken back, and the letter counts as undelivered unless it left another way too. Nothing changes where it
 * is known to have arrived: whoever opened it has it, whatever became of the notice.
 */
export function afterBounce(entries: readonly ServiceEntry[], seq: number): 'nothing' | 'taken-back' | 'undelivered' {
  const standing = standingEntries(entries)
  const noted = standing.some((entry) => entry.seq === seq)
  if (!noted || serviceStanding(entries).receivedOn !== null) return 'nothing'
  return standing.some((entry) => entry.seq !== seq && SERVICE_KINDS[entry.kind].sends) ? 'taken-back' : 'undelivered'
}

/** Why an entry cannot stand. */
export type ServiceBar = 'future' | 'before-letter' | 'before-sending' | 'nothing-sent'

/** Whether an entry may be added. `issuedOn`: the day the letter bears. */
export function serviceBar(
  entry: Pick<ServiceEntry, 'kind' | 'on'>,
  entries: readonly ServiceEntry[],
  issuedOn: LocalDate,
  today: LocalDate,
): ServiceBar | null {
  const { sentOn } = serviceStanding(entries)
  if (entry.on > today) return 'future'
  if (entry.on < issuedOn) return 'before-letter'
  const answers = entry.kind === 'received' || entry.kind === 'undelivered'
  if (answers && sentOn === null) return 'nothing-sent'
  return answers && sentOn !== null && entry.on < sentOn ? 'before-sending' : null
}

const WEIGHTS = [8, 6, 4, 2, 3, 5, 9, 7]

/**
 * A postal number as printed, without blanks; null for what cannot be one. Two letters, nine digits and two letters
 * carry a check digit (UPU S10); other numbers of the post are 10 to 20 digits.
 */
export function postalNumber(typed: string): string | null {
  const number = typed.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()
  if (/^\d{10,20}$/.test(number)) return number
  const serial = /^[A-Z]{2}(\d{8})(\d)[A-Z]{2}$/.exec(number)
  if (serial === null) return null
  const sum = [...serial[1]!].reduce((total, digit, at) => total + Number(digit) * WEIGHTS[at]!, 0)
  const rest = 11 - (sum % 11)
  const check = rest === 10 ? 0 : rest === 11 ? 5 : rest
  return String(check) === serial[2] ? number : null
}
