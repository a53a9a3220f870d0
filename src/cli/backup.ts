import { resolve } from 'node:path'
import { backUp } from '../services/backup-service.ts'
import { prepareRestore, restore } from '../services/restore-service.ts'
import { type Command, CommandError } from './command.ts'

/** Everything into a folder. */
export const BACKUP: Command = {
  options: { to: { required: true } },
  notes: [
    '标准输出: {to, tables, rows, files, secret}    可以在系统运行时执行',
    '备份含数据库各表、附件，以及 secrets/master（解密所必需的主密钥，请与备份分开保管；以 SECRET 设置的不在备份中）。',
  ],
  run: ({ options: { to = '' }, outside }) =>
    outside.installation.asItIs(async (context, pending) => {
      if (pending.length > 0) throw new CommandError('数据库结构尚未升级，请先执行 migrate (run migrate first)')
      const dataDir = await outside.installation.dataDir()
      return { json: { to: resolve(to), ...(await backUp(context, dataDir, resolve(to))) } }
    }),
}

/** A backup back into an empty installation. */
export const RESTORE: Command = {
  options: { from: { required: true } },
  notes: ['标准输出: {from, tables, rows, files, secret}    先核对清单中每一部分的哈希，再写入'],
  run: async ({ options: { from = '' }, outside }) => {
    const dataDir = await outside.installation.dataDir()
    const manifest = await prepareRestore(dataDir, resolve(from))
    return outside.withContext(async (context) => ({
      json: { from: resolve(from), ...(await restore(context, dataDir, resolve(from), manifest)) },
    }))
  },
}
