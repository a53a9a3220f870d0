import { findRun, endRun, runsOf, type ImportKind, type ImportRun } from '../store/import-store.ts'
import { recountTallies } from '../store/disclosure-tally.ts'
import { filedByRun, itemsWorkedOn, removeItems } from '../store/item-import-undo.ts'
import { remediesWorkedOn, removeCases, removeRemedies, workedOnSince } from '../store/import-undo.ts'
import { type EntityManager } from '@mikro-orm/postgresql'
import { actorNames } from './account-service.ts'
import { type Actor, type Context, type OrganRef, reading } from './context.ts'
import { Invalid, NotFound } from './errors.ts'
import { transact } from './transact.ts'

export { type ImportKind, type ImportRun } from '../store/import-store.ts'

const MOST_SHOWN = 50

const IMPORT_KINDS: readonly ImportKind[] = ['cases', 'remedies', 'items']

/** The latest imports of these kinds, and the names of who did and undid them. */
export async function importRuns(
  context: Context,
  organ: OrganRef,
  kinds: readonly ImportKind[] = IMPORT_KINDS,
): Promise<{ runs: ImportRun[]; names: Map<string, string> }> {
  const runs = await runsOf(reading(context), organ.organId, kinds, MOST_SHOWN)
  const names = await actorNames(
    context,
    organ,
    runs.flatMap(({ importedBy, undoneBy }) => [importedBy, undoneBy ?? '']),
  )
  return { runs, names }
}

/** One import of these kinds. @throws NotFound */
export async function importRun(
  context: Context,
  organ: OrganRef,
  importId: string,
  kinds: readonly ImportKind[] = IMPORT_KINDS,
): Promise<ImportRun> {
  const run = await findRun(reading(context), organ.organId, importId)
  if (!run || !kinds.includes(run.kind)) throw new NotFound(importId)
  return run
}

/**
 * Takes a whole import back, as long as nobody has worked on anything it brought. What goes is in the file it came
 * from; that it came and went stays in the log. @throws NotFound, Invalid
 */
export function undoImport(
  context: Context,
  organ: OrganRef,
  importId: string,
  actor: Actor,
  kinds: readonly ImportKind[] = IMPORT_KINDS,
): Promise<ImportKind> {
  return transact(context, actor, 'IMPORT_UNDONE', async (tx) => {
    const run = await endRun(tx, organ.organId, importId, context.clock.now(), actor.id)
    if (!run || !kinds.includes(run.kind)) throw new NotFound(importId)
    await REMOVERS[run.kind](tx, organ.organId, importId)
    const facts = { removed: run.imported, kind: run.kind, file: run.fileMark }
    return { result: run.kind, subject: `import/${importId}`, facts }
  })
}

const inUse = (text: string) => new Invalid([{ field: 'import', text }])

async function removeCasesOf(tx: EntityManager, organId: number, importId: string): Promise<void> {
  const numbers = await workedOnSince(tx, organId, importId)
  if (numbers.length > 0)
    throw inUse(
      `导入以后已经在这些申请上登记过办理情况，不能整批撤销：${numbers.join('、')}${numbers.length === 10 ? '等' : ''}`,
    )
  if (!(await removeCases(tx, organId, importId)))
    throw inUse('导入的申请中有的已经分派、关联争议或者发过邮件，不能整批撤销')
}

async function removeRemediesOf(tx: EntityManager, organId: number, importId: string): Promise<void> {
  const isInUse = await remediesWorkedOn(tx, organId, importId)
  if (isInUse || !(await removeRemedies(tx, organId, importId)))
    throw inUse('导入以后已经在其中的争议上登记过情况，不能整批撤销')
}

async function removeItemsOf(tx: EntityManager, organId: number, importId: string): Promise<void> {
  const filed = await filedByRun(tx, organId, importId)
  const isInUse = await itemsWorkedOn(tx, organId, importId)
  if (isInUse || !(await removeItems(tx, organId, importId)))
    throw inUse('导入以后已经对其中的信息登记过情况、附过文件或者用于定期公开，不能整批撤销')
  await recountTallies(tx, organId, filed)
}

const REMOVERS: Record<ImportKind, typeof removeCasesOf> = {
  cases: removeCasesOf,
  remedies: removeRemediesOf,
  items: removeItemsOf,
}
