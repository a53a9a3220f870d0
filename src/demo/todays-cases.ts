import { type Channel } from '../law/receipt.ts'
import { type Regime } from '../law/rules.ts'
import { askCorrection, askReasons, charge, CO_PRODUCER, consult, correct, extend, THIRD_PARTY } from './courses.ts'
import { type Course, workday } from './scene.ts'

/** A case that is open today: received so many working days ago, and what has happened to it since. */
export type OpenCase = { age: number; course: Course; sent?: 'online' | 'online-unreachable' }

const untouched: Course = () => []
const received = (...ages: number[]): OpenCase[] => ages.map((age) => ({ age, course: untouched }))

/** Applications whose receipt nobody has confirmed: how many working days ago they came, and how. */
export const UNCONFIRMED: readonly { age: number; channel: Channel }[] = [
  { age: 0, channel: 'online' },
  { age: 0, channel: 'online' },
  { age: 1, channel: 'email' },
  { age: 3, channel: 'ordinary-post' },
]

/** Today's picture: one or more cases of each kind of standing. `reply` is the reply period in working days. */
export function openCases(regime: Regime, reply: number): OpenCase[] {
  return [
    ...received(0, 0, 1, 2, 4, 6, 9),
    ...received(reply - 3, reply - 2, reply - 1, reply, reply, reply + 2, reply + 6),
    ...consulting(),
    ...correcting(),
    ...(regime === 'college' ? [] : ofOrgansOnly(reply)),
  ]
}

/** Paused for a party just asked, for one whose receipt nobody knows, and running again after a silence. */
const consulting = (): OpenCase[] => [
  { age: 5, course: (scene) => [consult(scene, THIRD_PARTY, 2, 3)] },
  { age: 3, course: (scene) => [consult(scene, THIRD_PARTY, 2, 3)] },
  { age: 10, course: (scene) => [consult(scene, CO_PRODUCER, 6, null)] },
  { age: 19, course: (scene) => [consult(scene, CO_PRODUCER, 1, 2)] },
]

/** Awaiting the corrected text, awaiting it in vain, and running afresh since it came. */
const correcting = (): OpenCase[] => [
  { age: 5, sent: 'online', course: (scene) => [askCorrection(scene, 3, workday(scene, 13))] },
  { age: 7, sent: 'online-unreachable', course: (scene) => [askCorrection(scene, 4, workday(scene, 15))] },
  { age: 15, course: (scene) => [askCorrection(scene, 3, workday(scene, 13))] },
  { age: 12, course: (scene) => [askCorrection(scene, 2, workday(scene, 12)), correct(scene, 7)] },
]

/** Extended (some far enough to reach a year without a holiday notice), fee awaited, fee lapsed, reasons asked. */
const ofOrgansOnly = (reply: number): OpenCase[] => [
  { age: 6, course: (scene) => [extend(scene, 6, 20)] },
  { age: 11, course: (scene) => [extend(scene, 10, 20)] },
  { age: reply + 4, course: (scene) => [extend(scene, reply - 1, 15)] },
  { age: 9, course: (scene) => [charge(scene, 5, 145)] },
  { age: 31, course: (scene) => [charge(scene, 5, 210)] },
  { age: 7, course: (scene) => [askReasons(scene, 5)] },
]
