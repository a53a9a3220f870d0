import { type zh } from './zh-CN.ts'

/** Search over what is public, English. */
export const en = {
  title: 'Search what is public',
  lead: 'Looks in published replies, proactively published information, annual reports and the guide. What you need may already be public.',
  label: 'What are you looking for',
  hint: 'Put spaces between several words; what is found contains them all. The records are in Chinese. Do not type names or ID numbers: your words become part of the page’s address.',
  submit: 'Search',
  resultsFor: (words: string) => `Public information with “${words}”`,
  none: (words: string) => `Nothing public contains “${words}”.`,
  noneAdvice: 'Try fewer characters or another word. What has not been published can be requested.',
  apply: 'Make a request',
  next: 'More results',
  first: 'Back to the first',
  kinds: { reply: 'Published reply', item: 'Published information', report: 'Annual report', guide: 'Guide' },
  reportTitle: (year: number, college: boolean) =>
    college ? `Report for the academic year ${year - 1}–${year}` : `Report for ${year}`,
  publicOn: (day: string) => `public since ${day}`,
  suggestions: (count: number) => `May already be public: ${count}`,
  allResults: 'See all results',
  description: (organ: string) => `Search in what ${organ} has published.`,
} satisfies typeof zh
