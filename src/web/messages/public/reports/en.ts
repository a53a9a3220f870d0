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
  formats: { csv: 'CSV table', xlsx: 'Excel workbook', json: 'JSON data', docx: 'Word document', pdf: 'PDF document' },
  charts: 'Charts over the years',
  chartsTitle: 'Figures over the years',
  chartsLead: 'From the published annual reports. The table below each chart says the same.',
  chartsNone: 'No annual report has been published yet.',
  chartTitles: { applications: 'Requests', outcomes: 'Outcomes', refusals: 'Grounds of refusal', time: 'Days taken' },
  chartSeries: 'Series',
  chartAlt: (title: string) => `Bar chart: ${title}. The figures are in the table below.`,
  chartTable: (title: string, unit: string) => `${title} (${unit === '天' ? 'days' : 'number'})`,
  versions: 'Versions of this report',
  versionOf: (version: number) => `Version ${version}`,
  amends: (why: string) => ` (amended: ${why})`,
  superseded: (version: number) => `This is version ${version}; it has been amended.`,
  newest: 'See the version in force',
  basis: (basis: string) => `Form: ${basis}`,
} satisfies typeof zh
