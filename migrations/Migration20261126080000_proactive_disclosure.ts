import { Migration } from '@mikro-orm/migrations'
import { runStatements } from './statements.ts'

/**
 * What a body publishes of its own accord: items with their entries, the catalogue, the ministry's list, duties that come
 * again, findings to mend, opinions. Everything here is meant for the public but for opinions, whose words are sealed.
 */
export class Migration20261126080000_proactive_disclosure extends Migration {
  override up(): void {
    runStatements(this, STATEMENTS)
  }
}

const STATEMENTS = [
  `create table disclosure_item (
    organ_id int not null references organ,
    item_id uuid not null,
    version int not null,
    imported boolean not null default false,
    title text not null,
    entry text not null,
    list_item int check (list_item between 1 and 50),
    document_number text,
    summary text not null,
    department text not null,
    publisher text not null,
    reviewer text not null,
    responsible text not null,
    formed_on date not null,
    due_on date not null,
    due_provisional boolean not null default false,
    state text not null check (state in ('awaiting-review', 'returned', 'awaiting-publication', 'current', 'replaced', 'withdrawn')),
    is_public boolean not null,
    published_on date,
    latest_on date,
    link text,
    link_missing boolean not null default false,
    sort_on date not null,
    replaced_by uuid,
    words text not null,
    pieces text[] not null,
    recorded_at timestamptz not null,
    primary key (organ_id, item_id)
  )`,
  `create index disclosure_item_by_day on disclosure_item (organ_id, sort_on desc, item_id desc)`,
  `create index disclosure_item_by_entry on disclosure_item (organ_id, entry, sort_on desc, item_id desc)`,
  `create index disclosure_item_by_list on disclosure_item (organ_id, list_item, sort_on desc, item_id desc)
    where list_item is not null`,
  `create index disclosure_item_by_department on disclosure_item (organ_id, department, sort_on desc, item_id desc)`,
  `create index disclosure_item_waiting on disclosure_item (organ_id, due_on, item_id)
    where state in ('awaiting-review', 'returned', 'awaiting-publication')`,
  `create index disclosure_item_down on disclosure_item (organ_id, state, sort_on desc, item_id desc)
    where state in ('replaced', 'withdrawn')`,
  `create index disclosure_item_unlinked on disclosure_item (organ_id, sort_on desc, item_id desc)
    where link_missing and is_public`,
  `create index disclosure_item_public on disclosure_item (organ_id, sort_on desc, item_id desc) where is_public`,
  `create index disclosure_item_public_entry on disclosure_item (organ_id, entry, sort_on desc, item_id desc)
    where is_public`,
  `create index disclosure_item_by_pieces on disclosure_item using gin (pieces)`,

  `create table disclosure_event (
    organ_id int not null,
    item_id uuid not null,
    seq int not null,
    type text not null,
    on_day date not null,
    known_on date not null,
    body jsonb not null,
    recorded_at timestamptz not null,
    recorded_by text not null,
    primary key (organ_id, item_id, seq),
    foreign key (organ_id, item_id) references disclosure_item
  )`,
  `create trigger disclosure_event_append_only before update or delete or truncate on disclosure_event
    for each statement execute function refuse_change()`,

  `create table disclosure_publication (
    organ_id int not null,
    item_id uuid not null,
    seq int not null,
    channel text not null,
    name text not null,
    on_day date not null,
    known_on date not null,
    link text,
    link_state text not null default 'unchecked' check (link_state in ('unchecked', 'ok', 'broken')),
    link_status text,
    checked_at timestamptz,
    primary key (organ_id, item_id, seq),
    foreign key (organ_id, item_id) references disclosure_item
  )`,
  `create index disclosure_publication_by_day on disclosure_publication (organ_id, on_day, channel)`,
  `create index disclosure_publication_to_check on disclosure_publication (organ_id, checked_at nulls first, item_id, seq)
    where link is not null`,

  `create table disclosure_file (
    organ_id int not null,
    item_id uuid not null,
    file_id uuid not null,
    sealed_key bytea not null,
    name text not null,
    content_type text not null,
    size int not null,
    content_hash bytea not null,
    recorded_at timestamptz not null,
    removed_at timestamptz,
    primary key (organ_id, item_id, file_id),
    foreign key (organ_id, item_id) references disclosure_item
  )`,

  // What an entry of the catalogue or a number of the ministry's list holds; recounted with each item that changes.
  `create table disclosure_tally (
    organ_id int not null references organ,
    scheme text not null check (scheme in ('catalogue', 'list')),
    key text not null,
    current int not null,
    latest_on date,
    missing_links int not null,
    waiting int not null,
    next_due_on date,
    primary key (organ_id, scheme, key)
  )`,

  `create table catalogue_version (
    organ_id int not null references organ,
    version int not null,
    classes jsonb not null,
    changes jsonb not null,
    made_at timestamptz not null,
    made_by text not null,
    primary key (organ_id, version)
  )`,
  `create trigger catalogue_version_append_only before update or delete or truncate on catalogue_version
    for each statement execute function refuse_change()`,

  `create table list_choice (
    organ_id int not null references organ,
    number int not null check (number between 1 and 50),
    applicable boolean not null,
    reason text not null,
    link text not null,
    department text not null,
    set_at timestamptz not null,
    set_by text not null,
    primary key (organ_id, number)
  )`,

  `create table duty (
    organ_id int not null references organ,
    duty_id uuid not null,
    title text not null,
    basis text not null,
    rhythm text not null check (rhythm in ('month', 'half-year', 'year')),
    due_month int not null,
    due_day int not null,
    entry text,
    department text not null,
    from_day date not null,
    until_day date,
    primary key (organ_id, duty_id)
  )`,
  `create table duty_done (
    organ_id int not null,
    duty_id uuid not null,
    period text not null,
    due_on date not null,
    done_on date not null,
    item_id uuid,
    note text not null,
    recorded_at timestamptz not null,
    recorded_by text not null,
    primary key (organ_id, duty_id, period),
    foreign key (organ_id, duty_id) references duty,
    foreign key (organ_id, item_id) references disclosure_item
  )`,

  `create table finding (
    organ_id int not null references organ,
    finding_id uuid not null,
    version int not null,
    source text not null check (source in ('outside', 'superior', 'own')),
    found_on date not null,
    finding text not null,
    basis text not null,
    measure text not null,
    department text not null,
    due_on date,
    evidence text not null,
    closed_on date,
    recorded_at timestamptz not null,
    primary key (organ_id, finding_id)
  )`,
  `create index finding_by_day on finding (organ_id, found_on desc, finding_id desc)`,
  `create index finding_open on finding (organ_id, due_on, finding_id) where closed_on is null`,

  `create table opinion (
    organ_id int not null references organ,
    opinion_id uuid not null,
    version int not null,
    channel text not null,
    received_on date not null,
    department text not null,
    forwarded_on date,
    answered_on date,
    sealed_key bytea not null,
    sealed bytea not null,
    recorded_at timestamptz not null,
    primary key (organ_id, opinion_id)
  )`,
  `create index opinion_by_day on opinion (organ_id, received_on desc, opinion_id desc)`,
  `create index opinion_open on opinion (organ_id, received_on, opinion_id) where answered_on is null`,

  `create table survey (
    organ_id int not null references organ,
    survey_id uuid not null,
    title text not null,
    held_on date not null,
    audience text not null,
    asked int not null,
    returned int not null,
    satisfied int not null,
    fair int not null,
    dissatisfied int not null,
    recorded_at timestamptz not null,
    primary key (organ_id, survey_id)
  )`,
  `create index survey_by_day on survey (organ_id, held_on desc, survey_id desc)`,

  // Meetings, issues of a paper, broadcasts, posts: disclosure that is not an item, counted by channel.
  `create table channel_use (
    organ_id int not null references organ,
    use_id uuid not null,
    channel text not null,
    on_day date not null,
    title text not null,
    times int not null check (times > 0),
    department text not null,
    recorded_at timestamptz not null,
    primary key (organ_id, use_id)
  )`,
  `create index channel_use_by_day on channel_use (organ_id, on_day desc, use_id desc)`,
]
