import { type FileInput } from '../services/attachment-service.ts'

/** What an applicant is given in the demonstration: a small table, as a spreadsheet program opens it. */
export function suppliedFile(number: string): FileInput {
  const seed = Number(number.slice(-3))
  const lines = ['项目', '设备购置', '维修维护', '培训', '其他'].map((item, at) =>
    at === 0 ? '项目,预算（万元）,决算（万元）' : `${item},${((seed * at) % 90) + 10}.0,${((seed * at) % 80) + 8}.5`,
  )
  return {
    name: '所附信息统计表.csv',
    contentType: 'text/csv',
    bytes: Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`, 'utf8'),
  }
}
