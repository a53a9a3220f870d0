import { person } from '../src/demo/people.ts'
import { COLLEGE_SUBJECTS } from '../src/demo/subjects/college-subjects.ts'

/** An application as a program files it, the n-th of many. */
export function applicationBody(organ: string, n: number): string {
  const { title, description } = COLLEGE_SUBJECTS[n % COLLEGE_SUBJECTS.length]!
  return JSON.stringify({
    organ,
    applicant: person(n % 100),
    title: `${title}（第${n}件）`,
    description,
    documentNumber: null,
    medium: 'electronic',
    delivery: 'email',
  })
}

/** Headers of one of many clients: each has an address of its own, as far as limits go. */
export const clientHeaders = (n: number, key: string): Record<string, string> => ({
  'content-type': 'application/json',
  'idempotency-key': key,
  'x-forwarded-for': `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`,
})
