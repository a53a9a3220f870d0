import { Migration } from '@mikro-orm/migrations'
import { runStatements } from './statements.ts'

/**
 * The report as a document: texts of its sections, the typed table of section two, adjustments with their reasons; what
 * is frozen is kept whole and approved before it is published. And the bodies a supervising body sums up.
 */
export class Migration20261126070000_reports extends Migration {
  override up(): void {
    runStatements(this, STATEMENTS)
  }
}

/** The figures of a filled form as one line, in a fixed order: rows of a table, each with its columns. */
const TABLES = [
  {
    name: 'applications',
    rows: [
      'received,carriedIn,granted,partial',
      'refused.1,refused.2,refused.3,refused.4,refused.5,refused.6,refused.7,refused.8',
      'unable.1,unable.2,unable.3',
      'not-handled.1,not-handled.2,not-handled.3,not-handled.4,not-handled.5',
      'other.1,other.2,other.3,total,carriedOut',
    ].join(','),
    columns: 'natural-person,business,research,public-interest,legal-services,other,total',
  },
  {
    name: 'remedies',
    rows: 'reconsideration,lawsuit-direct,lawsuit-after-reconsideration',
    columns: 'upheld,corrected,other,pending,total',
  },
  {
    name: 'complaints',
    rows: 'violation-report,complaint,institutional-appeal',
    columns: 'upheld,corrected,other,pending,total',
  },
]

const part = ({ name, rows, columns }: (typeof TABLES)[number], at: number) =>
  `select ${at} as t, '${name}' as name, r.row, r.n as rn, c.col, c.n as cn
   from unnest(string_to_array('${rows}', ',')) with ordinality as r(row, n)
   cross join unnest(string_to_array('${columns}', ',')) with ordinality as c(col, n)`

/** Thousands of reports are summed from these lines without opening each form. */
const FILL_CELLS = `update annual_report set cells = (
    select string_agg(coalesce(filled -> p.name -> p.row ->> p.col, ''), ',' order by p.t, p.rn, p.cn)
    from (${TABLES.map(part).join(' union all ')}) p where filled ? p.name)`

const STATEMENTS = [
  `alter table annual_report
    add column cells text,
    add column document jsonb,
    add column members jsonb,
    add column amends text,
    add column approved_at timestamptz,
    add column approved_by text`,
  `update annual_report set approved_at = published_at, approved_by = published_by where published_at is not null`,
  FILL_CELLS,
  `alter table annual_report alter column cells set not null`,
  `create index annual_report_published on annual_report (year, organ_id, version desc) where published_at is not null`,

  `create table report_section (
    organ_id int not null references organ,
    year int not null,
    section text not null,
    version int not null,
    written text not null,
    edited_at timestamptz not null,
    edited_by text not null,
    confirmed_at timestamptz,
    confirmed_by text,
    confirmed_state text,
    primary key (organ_id, year, section)
  )`,
  `create table report_figure (
    organ_id int not null references organ,
    year int not null,
    name text not null,
    value numeric,
    recorded_at timestamptz not null,
    recorded_by text not null,
    primary key (organ_id, year, name)
  )`,
  `create table report_adjustment (
    organ_id int not null references organ,
    year int not null,
    seq int not null,
    place text not null,
    difference int not null,
    reason text not null,
    recorded_on date not null,
    recorded_at timestamptz not null,
    recorded_by text not null,
    undone_on date,
    undone_at timestamptz,
    undone_by text,
    primary key (organ_id, year, seq)
  )`,

  `create table supervised_body (
    organ_id int not null references organ,
    body_id uuid not null,
    name text not null,
    region text not null,
    linked_organ_id int references organ,
    added_at timestamptz not null,
    added_by text not null,
    removed_at timestamptz,
    primary key (organ_id, body_id)
  )`,
  `create unique index supervised_body_by_name on supervised_body (organ_id, name) where removed_at is null`,
  `create unique index supervised_body_by_link on supervised_body (organ_id, linked_organ_id)
    where removed_at is null and linked_organ_id is not null`,
  `create table body_report (
    organ_id int not null,
    body_id uuid not null,
    year int not null,
    version int not null,
    form text not null,
    filled jsonb not null,
    cells text not null,
    faults int not null,
    source text not null,
    received_at timestamptz not null,
    received_by text not null,
    primary key (organ_id, body_id, year, version),
    foreign key (organ_id, body_id) references supervised_body
  )`,
  `create index body_report_by_year on body_report (organ_id, year, body_id, version desc)`,
]
