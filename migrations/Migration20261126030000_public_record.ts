import { Migration } from '@mikro-orm/migrations'
import { runStatements } from './statements.ts'

/**
 * What a body lets everybody read: replies it chose to publish, and one index of plain text over all that is public.
 * Until a person has checked it, a reply's text stands sealed in `draft` only; the plain columns are empty.
 */
export class Migration20261126030000_public_record extends Migration {
  override up(): void {
    runStatements(this, STATEMENTS)
  }
}

const STATEMENTS = [
  `create table published_reply (
    organ_id int not null references organ,
    reply_id uuid not null,
    case_id uuid not null,
    reply_seq int not null,
    outcome text not null,
    replied_on date not null,
    public_on date not null,
    sealed_key bytea not null,
    draft bytea not null,
    title text,
    question text,
    answer text,
    prepared_at timestamptz not null,
    prepared_by text not null,
    checked_at timestamptz,
    checked_by text,
    withdrawn_at timestamptz,
    withdrawn_by text,
    primary key (organ_id, reply_id),
    unique (organ_id, case_id),
    foreign key (organ_id, case_id) references case_file,
    check ((checked_at is null) = (title is null)),
    check ((checked_at is null) = (question is null)),
    check ((checked_at is null) = (answer is null))
  )`,
  `create index published_reply_by_day on published_reply (organ_id, public_on desc, reply_id desc)
    where withdrawn_at is null`,
  `create index published_reply_by_prepared on published_reply (organ_id, prepared_at desc, reply_id desc)`,

  `create table published_reply_file (
    organ_id int not null,
    reply_id uuid not null,
    file_id uuid not null,
    position int not null,
    name text not null,
    content_type text not null,
    size int not null,
    primary key (organ_id, reply_id, file_id),
    foreign key (organ_id, reply_id) references published_reply
  )`,

  // Pieces carry their organ, so that one index serves many bodies without reading the others' rows.
  `create table public_entry (
    organ_id int not null references organ,
    kind text not null check (kind in ('reply', 'item')),
    entry_id uuid not null,
    public_on date not null,
    title text not null,
    body text not null,
    title_words text not null,
    words text not null,
    title_pieces text[] not null,
    pieces text[] not null,
    primary key (organ_id, kind, entry_id)
  )`,
  `create index public_entry_by_day on public_entry (organ_id, public_on desc, entry_id desc)`,
  `create index public_entry_by_title on public_entry using gin (title_pieces)`,
  `create index public_entry_by_pieces on public_entry using gin (pieces)`,
]
