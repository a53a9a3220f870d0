import { type LocalDate } from '../law/date.ts'
import { type Tx } from './case-row.ts'
import { plainQuestion, plainWords } from './plain-words.ts'
import { query, type Parameter } from './query.ts'

/** What can be looked up besides reports and guide: a published reply, an item of the register of what was published. */
export type PublicKind = 'reply' | 'item'

/** One thing everybody may find from its day on. Only text that is public goes in. */
export type PublicEntry = { kind: PublicKind; entryId: string; publicOn: LocalDate; title: string; body: string }

/** Where a list of hits goes on: titles come first, then texts, each newest first. */
export type HitCursor = { part: 'title' | 'body'; day: LocalDate; entryId: string }
export type Hits = { entries: PublicEntry[]; next: HitCursor | null }

/** Puts entries into the index, in the transaction that makes them public; one that was there is replaced. */
export async function putPublicEntries(tx: Tx, organId: number, entries: readonly PublicEntry[]): Promise<void> {
  if (entries.length === 0) return
  const rows = entries.map((entry) => rowOf(organId, entry))
  const column = (of: (row: (typeof rows)[number]) => string) => rows.map(of)
  await query(
    tx,
    `insert into public_entry (organ_id, kind, entry_id, public_on, title, body, title_words, words, title_pieces, pieces)
     select $1::int, kind, entry_id, public_on, title, body, title_words, words, title_pieces::text[], pieces::text[]
     from unnest($2::text[], $3::uuid[], $4::date[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[])
       as e(kind, entry_id, public_on, title, body, title_words, words, title_pieces, pieces)
     on conflict (organ_id, kind, entry_id) do update set public_on = excluded.public_on, title = excluded.title,
       body = excluded.body, title_words = excluded.title_words, words = excluded.words,
       title_pieces = excluded.title_pieces, pieces = excluded.pieces`,
    [
      organId,
      column(({ kind }) => kind),
      column(({ entryId }) => entryId),
      column(({ publicOn }) => publicOn),
      column(({ title }) => title),
      column(({ body }) => body),
      column(({ inTitle }) => inTitle.words),
      column(({ inAll }) => inAll.words),
      column(({ inTitle }) => arrayText(inTitle.pieces)),
      column(({ inAll }) => arrayText(inAll.pieces)),
    ],
  )
}

const rowOf = (organId: number, entry: PublicEntry) => ({
  ...entry,
  inTitle: plainWords(organId, entry.title),
  inAll: plainWords(organId, `${entry.title} ${entry.body}`),
})

/** Pieces hold letters and numbers only, so quotes need no care. */
const arrayText = (pieces: readonly string[]): string => `{${pieces.map((piece) => `"${piece}"`).join(',')}}`

/** Takes one out of the index, in the transaction that makes it no longer public. */
export async function dropPublicEntry(tx: Tx, organId: number, kind: PublicKind, entryId: string): Promise<void> {
  await query(tx, 'delete from public_entry where organ_id = $1 and kind = $2 and entry_id = $3', [
    organId,
    kind,
    entryId,
  ])
}

/**
 * What holds every word typed, by keyset: where the title holds them all, newest first, then where the text does.
 * Nothing before its day; nothing when nothing searchable was typed.
 */
export async function findPublicEntries(
  em: Tx,
  organId: number,
  typed: string,
  today: LocalDate,
  after: HitCursor | null,
  limit: number,
): Promise<Hits> {
  const asked = { organId, typed, today }
  const inTitle = after?.part === 'body' ? [] : await part(em, asked, 'title', after, limit + 1)
  const room = limit + 1 - inTitle.length
  const inBody = room > 0 ? await part(em, asked, 'body', after?.part === 'body' ? after : null, room) : []
  const all = [
    ...inTitle.map((entry) => ({ entry, part: 'title' as const })),
    ...inBody.map((entry) => ({ entry, part: 'body' as const })),
  ]
  const shown = all.slice(0, limit)
  const last = shown.at(-1)
  const next = all.length > limit && last ? cursorAt(last.part, last.entry) : null
  return { entries: shown.map(({ entry }) => entry), next }
}

const cursorAt = (at: HitCursor['part'], { publicOn, entryId }: PublicEntry): HitCursor => ({
  part: at,
  day: publicOn,
  entryId,
})

type Asked = { organId: number; typed: string; today: LocalDate }

async function part(
  em: Tx,
  asked: Asked,
  where: HitCursor['part'],
  after: HitCursor | null,
  limit: number,
): Promise<PublicEntry[]> {
  const statement = hitStatement(asked, where, after, limit)
  return statement ? query<PublicEntry>(em, statement.text, statement.values) : []
}

/** The statement of one part; null when nothing searchable was typed. */
function hitStatement(
  { organId, typed, today }: Asked,
  where: HitCursor['part'],
  after: HitCursor | null,
  limit: number,
): { text: string; values: Parameter[] } | null {
  const question = plainQuestion(organId, typed)
  if (!question) return null
  const values: Parameter[] = [organId, today, question.pieces, question.patterns, limit]
  const held =
    where === 'title'
      ? 'title_pieces @> $3::text[] and title_words like all($4::text[])'
      : 'pieces @> $3::text[] and words like all($4::text[]) and not title_words like all($4::text[])'
  const beyond = after
    ? `and (public_on, entry_id) < ($${values.push(after.day)}::date, $${values.push(after.entryId)}::uuid)`
    : ''
  const text = `select kind, entry_id as "entryId", public_on as "publicOn", title, body from public_entry
    where organ_id = $1 and public_on <= $2::date and ${held} ${beyond}
    order by public_on desc, entry_id desc limit $5`
  return { text, values }
}
