import { type Act } from '../cases/decide.ts'
import { type LocalDate } from '../law/date.ts'
import { type LetterDetails } from '../letters/letter-facts.ts'
import { type WorkCalendar } from '../law/work-calendar.ts'
import { type Random } from './random.ts'

/** Who does something in the story. */
export type Part = 'clerk' | 'head' | 'applicant'

/** One thing done to a case: the act, who did it and in which words. */
export type Doing = {
  act: Act
  by: Part
  /** The day it was entered, where that was later than the act's own day. */
  enteredOn?: LocalDate
  texts?: readonly { kind: string; text: string }[]
  /** What the officer writes into the letter that goes out with it; null: none does. */
  letter: Partial<LetterDetails> | null
  /** A file goes out with it. */
  file?: boolean
}

/** Where a case starts from: the day it counts as received and the rules it is under. */
export type Scene = { received: LocalDate; replyWorkdays: number; calendar: WorkCalendar; random: Random }

/** How a case goes on after it was received. */
export type Course = (scene: Scene) => Doing[]

/** The n-th working day after receipt. */
export const workday = ({ received, calendar }: Scene, n: number): LocalDate => calendar.plusWorkdays(received, n)

/** Stands for the latest entry of the case, whose number is known only when the story is played. */
export const LATEST_ENTRY = 0
