import { audit } from './audit.zh-CN.ts'
import { auditFacts } from './audit-facts.zh-CN.ts'
import { calendar } from './calendar.zh-CN.ts'
import { absences, departments } from './departments.zh-CN.ts'
import { imports } from './imports.zh-CN.ts'
import { outbox } from './outbox.zh-CN.ts'
import { people, tokens } from './people.zh-CN.ts'
import { publications } from './publications.zh-CN.ts'
import { remedies } from './remedies.zh-CN.ts'
import { remedyActs } from './remedy-acts.zh-CN.ts'
import { reportDocument } from './report-document.zh-CN.ts'
import { reports } from './reports.zh-CN.ts'
import { rollUp } from './roll-up.zh-CN.ts'
import { settings } from './settings.zh-CN.ts'

/** Texts of the office's other affairs, Chinese; one file a part. */
export const zh = {
  back: (title: string) => `返回${title}`,
  actors: {
    tokenNamed: (name: string) => `${name}（接口令牌）`,
    kinds: {
      officer: '工作人员',
      token: '接口令牌',
      applicant: '申请人',
      system: '系统',
      import: '导入',
      cli: '命令行',
      link: '被征询人（凭链接）',
    },
  },
  absences,
  audit,
  auditFacts,
  calendar,
  departments,
  imports,
  outbox,
  people,
  tokens,
  publications,
  remedies,
  remedyActs,
  reportDocument,
  reports,
  rollUp,
  settings,
}
