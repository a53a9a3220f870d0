import { type Outcome } from '../../law/outcomes.ts'

/** Something that is asked for, and the replies such an application may well get. */
export type Subject = { title: string; description: string; fits: readonly Outcome[] }

/** Replies by name, as one text, to keep the lists readable. */
export const subject = (title: string, description: string, fits: string): Subject => ({
  title,
  description,
  fits: fits.split(' ') as Outcome[],
})
