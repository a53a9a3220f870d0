import { catalogue } from '../catalogue.ts'
import { en } from './en.ts'
import { zh } from './zh-CN.ts'

/** Words of the layout, the components and what every page needs: buttons, errors, dates. */
export const sharedMessages = catalogue(zh, en)
