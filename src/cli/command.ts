import { type Clock } from '../clock.ts'
import { type Context } from '../services/context.ts'

/** An option: a flag, or a value, perhaps one of a list. */
export type Option = { flag?: true; required?: true; words?: readonly string[] }

/** What a command is given. */
export type Call = {
  /** The words after the command, as many as it names. */
  words: readonly string[]
  /** Value options by name. */
  options: Readonly<Record<string, string | undefined>>
  flags: ReadonlySet<string>
  outside: Outside
}

/** The world of a command; the process's own, or a test's. */
export type Outside = {
  clock: Clock
  stdin(): Promise<string>
  /** Opens the database for the time of some work, brought up to this program's schema. */
  withContext<T>(work: (context: Context) => Promise<T>): Promise<T>
  installation: Installation
}

/** What concerns the database as a whole. */
export type Installation = {
  /** Brings the schema up to date; gives the migrations applied. */
  migrate(): Promise<string[]>
  /** Opens the database as it is, without bringing it up to date. */
  asItIs<T>(work: (context: Context, pending: readonly string[]) => Promise<T>): Promise<T>
  /** Serves a demonstration, in a folder of its own; the process stays. */
  demo(words: readonly string[]): Promise<void>
  /** The folder of the installation: files, secrets. */
  dataDir(): Promise<string>
}

/**
 * What a command gives: JSON or bytes for stdout, a complaint for stderr (then the exit code is 1); or it goes on
 * serving and has said what there is to say.
 */
export type Result = { json: unknown; complaint?: string } | { bytes: Uint8Array } | { served: true }

/** One command of the command line; loaded when it is called, so that the small ones start fast. */
export type Entry = {
  name: string
  /** One line for people, in Chinese and English. */
  about: string
  load(): Promise<Command>
}

/** What a command takes and does. */
export type Command = {
  /** What stands after the name: `FILE` words, then options. */
  words?: readonly string[]
  options?: Readonly<Record<string, Option>>
  /** More for `--help`. */
  notes?: readonly string[]
  run(call: Call): Promise<Result>
}

/** The call itself is wrong: exit code 2. */
export class UsageError extends Error {}

/** What was given, or the state of things, does not allow it: exit code 1. */
export class CommandError extends Error {}
