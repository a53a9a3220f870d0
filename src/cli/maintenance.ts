import { checkAudit } from '../services/audit-service.ts'
import { SYSTEM } from '../services/context.ts'
import { examine } from '../services/doctor-service.ts'
import { listOrgans } from '../services/organ-service.ts'
import { type Command } from './command.ts'

/** Brings the database's schema up to this program's. */
export const MIGRATE: Command = {
  notes: ['标准输出: {applied: [本次执行的升级]}'],
  run: async ({ outside }) => ({ json: { applied: await outside.installation.migrate() } }),
}

/** Recomputes and compares what is kept twice. */
export const DOCTOR: Command = {
  notes: ['标准输出: {pendingMigrations, organs: [...], faults: [{check, organ, what}]}    有问题时退出码 1'],
  run: ({ outside }) =>
    outside.installation.asItIs(async (context, pendingMigrations) => {
      if (pendingMigrations.length > 0)
        return {
          json: { pendingMigrations, organs: [], faults: [] },
          complaint: '数据库结构尚未升级，请先执行 migrate',
        }
      const { organs, faults } = await examine(context)
      const json = { pendingMigrations, organs, faults }
      const [first] = faults
      return first
        ? { json, complaint: `发现 ${faults.length} 处问题，例如 ${first.organ} ${first.check}: ${first.what}` }
        : { json }
    }),
}

/** Recomputes every organ's audit chain. */
export const AUDIT_VERIFY: Command = {
  notes: ['标准输出: [{organ, entries, fault: null | {seq, fault}}]    有问题时退出码 1'],
  run: ({ outside }) =>
    outside.withContext(async (context) => {
      const json = []
      for (const organ of await listOrgans(context))
        json.push({ organ: organ.slug, ...(await checkAudit(context, organ, SYSTEM(organ.organId))) })
      const broken = json.find(({ fault }) => fault !== null)
      return broken
        ? { json, complaint: `${broken.organ} 的审计日志在第 ${broken.fault?.seq} 条不一致：${broken.fault?.fault}` }
        : { json }
    }),
}
