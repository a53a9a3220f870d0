import { type zh } from './zh-CN.ts'

/** Published annual reports, English. */
export const en = {
  listTitle: 'Annual reports',
  description: (organ: string) => `Annual reports of ${organ} on information disclosure.`,
  none: 'No annual report has been published yet.',
  nameOf: (year: number, college: boolean) =>
    college ? `Report for the academic year ${year - 1}–${year}` : `Report for ${year}`,
  period: (from: string, to: string) => `Period: ${from} to ${to}`,
  asOf: (day: string) => `Figures as of ${day}`,
  publishedOn: (day: string) => `Published ${day}`,
  applications: 'Requests received and handled',
  remedies: 'Reconsideration and lawsuits',
  complaints: 'Reports, complaints and appeals',
  kind: 'Kind',
  download: 'Download',
  formats: { csv: 'CSV table', xlsx: 'Excel workbook', json: 'JSON data', docx: 'Word document' },
  basis: (basis: string) => `Form: ${basis}`,
} satisfies typeof zh
