import { catalogue } from '../../catalogue.ts'
import { zh } from './zh-CN.ts'

/** Words of the pages on which an officer does something to a case. */
export const actMessages = catalogue(zh)
