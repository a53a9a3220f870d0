import { applicants } from './applicants.ts'
import { filing } from './filing.ts'
import { kill } from './kill.ts'
import { letters } from './letters.ts'
import { large } from './large.ts'
import { memory } from './memory.ts'
import { report } from './measure.ts'
import { outgoing } from './outgoing.ts'
import { publications } from './publications.ts'
import { register } from './register.ts'
import { reportDocuments } from './report-documents.ts'
import { rollUp } from './roll-up.ts'
import { search } from './search.ts'
import { start } from './start.ts'
import { timing } from './timing.ts'

const BENCHES = {
  start,
  register,
  large,
  'roll-up': rollUp,
  search,
  publications,
  documents: reportDocuments,
  letters,
  outgoing,
  filing,
  applicants,
  memory,
  kill,
  timing,
}

/** `npm run bench -- NAME…`: runs measurements one after the other; exit code 1 where a target is missed. */
const names = process.argv.slice(2)
const unknown = names.filter((name) => !Object.hasOwn(BENCHES, name))
if (names.length === 0 || unknown.length > 0) {
  console.error(`usage: npm run bench -- ${Object.keys(BENCHES).join(' | ')}`)
  process.exitCode = 2
} else {
  for (const name of names as (keyof typeof BENCHES)[]) {
    console.log(`\n${name}`)
    if (!(await report(BENCHES[name]()))) process.exitCode = 1
  }
}
