/** Published annual reports, Chinese. */
export const zh = {
  listTitle: '年度报告',
  description: (organ: string) => `${organ}历年信息公开工作年度报告。`,
  none: '还没有发布年度报告。',
  nameOf: (year: number, college: boolean) => (college ? `${year - 1}—${year}学年度报告` : `${year}年度报告`),
  period: (from: string, to: string) => `统计期间：${from}至${to}`,
  asOf: (day: string) => `数据截至${day}`,
  publishedOn: (day: string) => `${day}发布`,
  applications: '收到和处理信息公开申请情况',
  remedies: '行政复议、行政诉讼情况',
  complaints: '举报、投诉、申诉情况',
  kind: '类别',
  download: '下载',
  formats: { csv: 'CSV 数据表', xlsx: 'Excel 表格', json: 'JSON 数据', docx: 'Word 文档' },
  basis: (basis: string) => `格式依据：${basis}`,
}
