import { type Entry } from './command.ts'

/** Every command, in the order of the overview. */
export const COMMANDS: readonly Entry[] = [
  {
    name: 'deadline',
    about: '由事项计算答复期限并逐日说明 (reply deadlines from events)',
    load: async () => (await import('./deadline.ts')).DEADLINE,
  },
  {
    name: 'time-limit',
    about: '计算其他法定期限的届满日 (other statutory time limits)',
    load: async () => (await import('./time-limit.ts')).TIME_LIMIT,
  },
  {
    name: 'fee',
    about: '计算信息处理费 (information-processing fee)',
    load: async () => (await import('./fee.ts')).FEE,
  },
  {
    name: 'check-report',
    about: '核对年度报告的勾稽关系 (does a filled report balance)',
    load: async () => (await import('./check-report.ts')).CHECK_REPORT,
  },
  {
    name: 'organ create',
    about: '新建单位 (add a body)',
    load: async () => (await import('./organ-create.ts')).ORGAN_CREATE,
  },
  {
    name: 'token create',
    about: '新建 JSON 接口令牌 (issue a token for the JSON interface)',
    load: async () => (await import('./token-create.ts')).TOKEN_CREATE,
  },
  {
    name: 'import cases',
    about: '导入申请台账 (import a register of cases)',
    load: async () => (await import('./import.ts')).IMPORT_CASES,
  },
  {
    name: 'import remedies',
    about: '导入复议诉讼台账 (import a register of disputes)',
    load: async () => (await import('./import.ts')).IMPORT_REMEDIES,
  },
  {
    name: 'import items',
    about: '导入主动公开信息台账 (import a register of published items)',
    load: async () => (await import('./import.ts')).IMPORT_ITEMS,
  },
  {
    name: 'export remedies',
    about: '导出争议台账 (the register of disputes)',
    load: async () => (await import('./export.ts')).EXPORT_REMEDIES,
  },
  {
    name: 'report',
    about: '生成年度报告 (the annual report)',
    load: async () => (await import('./report.ts')).REPORT,
  },
  {
    name: 'migrate',
    about: '升级数据库结构 (bring the schema up to date)',
    load: async () => (await import('./maintenance.ts')).MIGRATE,
  },
  {
    name: 'doctor',
    about: '体检：重新计算并核对全部数据 (recompute and compare everything)',
    load: async () => (await import('./maintenance.ts')).DOCTOR,
  },
  {
    name: 'backup',
    about: '备份全部数据到一个新目录 (back everything up into a new folder)',
    load: async () => (await import('./backup.ts')).BACKUP,
  },
  {
    name: 'restore',
    about: '由备份恢复到空的数据库 (restore into an empty database)',
    load: async () => (await import('./backup.ts')).RESTORE,
  },
  {
    name: 'audit verify',
    about: '核验审计日志的哈希链 (verify the audit chains)',
    load: async () => (await import('./maintenance.ts')).AUDIT_VERIFY,
  },
  {
    name: 'demo',
    about: '建立并运行演示系统 (make and serve a demonstration)',
    load: async () => (await import('./demo.ts')).DEMO,
  },
]
