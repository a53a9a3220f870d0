import { catalogue } from '../catalogue.ts'
import { zh } from './zh-CN.ts'

/** Words of the office's pages on what is published on its own initiative. */
export const disclosureMessages = catalogue(zh)
