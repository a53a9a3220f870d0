import { MOST_YUAN } from '../papers.ts'
import { barIf, type Rule } from './judging.ts'

/** Who conducts the dispute may change at any time, also after its end. */
export const setHandler: Rule<'handler-set'> = ({ officer }, at) => barIf(at.handler === officer, 'handler-same')

/** Papers come and go at any time; an entry without any says nothing. */
export const keepPapers: Rule<'papers-kept'> = ({ files }) =>
  barIf(!Number.isSafeInteger(files) || files < 1, 'papers-missing')

/** In yuan, to the fen. */
export const keepCost: Rule<'cost-kept'> = ({ yuan }) =>
  barIf(!(yuan > 0 && yuan <= MOST_YUAN) || Math.abs(Math.round(yuan * 100) - yuan * 100) > 1e-6, 'cost-not-an-amount')

/** Words alone change nothing. */
export const note: Rule<'noted'> = () => null
