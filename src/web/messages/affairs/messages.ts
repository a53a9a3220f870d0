import { catalogue } from '../catalogue.ts'
import { zh } from './zh-CN.ts'

/** Words of the office's other affairs: disputes, reports, calendar, outbox, import, settings, people, log. */
export const affairsMessages = catalogue(zh)
