/** Remedies, one door: what kinds there are, which are open against a reply, how a letter says so, how decisions count. */
export * from './remedy-kinds.ts'
export * from './remedy-advice.ts'
export * from './remedy-paragraph.ts'
export * from './remedy-last-days.ts'
export * from './remedy-decisions.ts'
