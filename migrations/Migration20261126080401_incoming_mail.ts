import { Migration } from '@mikro-orm/migrations'

/** Where reading of the mailbox stands, and which letters were dealt with: each once. Nothing of what they say. */
export class Migration20261126080401_incoming_mail extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement)
  }
}

const STATEMENTS = [
  // One mailbox serves the installation: which organ a letter is for shows only when it has been read.
  `create table mailbox (
    name text primary key,
    validity text not null,
    last_uid bigint not null,
    leased_until timestamptz
  )`,

  `create table received_mail (
    organ_id int not null references organ,
    digest bytea not null,
    kind text not null check (kind in ('application', 'reply', 'bounce', 'automatic', 'left')),
    sender bigint,
    case_id uuid,
    recorded_at timestamptz not null,
    primary key (organ_id, digest),
    foreign key (organ_id, case_id) references case_file
  )`,
  `create index received_mail_by_sender on received_mail (organ_id, sender, recorded_at) where sender is not null`,
]
