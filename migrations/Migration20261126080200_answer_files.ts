import { Migration } from '@mikro-orm/migrations'

/**
 * Files that came with the answer to a question. They stand in a table of their own, not with the case's papers: no
 * query for what an applicant may have can reach them.
 */
export class Migration20261126080200_answer_files extends Migration {
  override up(): void {
    this.addSql(
      `create table question_file (
        organ_id int not null,
        case_id uuid not null,
        question_id uuid not null,
        file_id uuid not null,
        sealed_name bytea not null,
        content_type text not null,
        size int not null,
        content_hash bytea not null,
        recorded_at timestamptz not null,
        primary key (organ_id, case_id, file_id),
        foreign key (organ_id, case_id) references case_file,
        foreign key (organ_id, question_id) references case_question
      )`,
    )
    this.addSql(`create index question_file_by_question on question_file (organ_id, question_id)`)
  }
}
