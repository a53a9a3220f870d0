import { type zh } from './zh-CN.ts'

/** What every public page shares, English. */
export const en = {
  front: 'Apply',
  guide: 'Guide',
  track: 'Track a request',
  replies: 'Published replies',
  catalogue: 'Published',
  reports: 'Annual reports',
  search: 'Search',
  privacy: 'Privacy notice',
  staff: 'Staff sign-in',
  office: 'Information disclosure office',
} satisfies typeof zh
