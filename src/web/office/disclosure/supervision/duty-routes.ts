import { type Route } from '../../../../http/route.ts'
import { type Context } from '../../../../services/context.ts'
import { paths } from '../../../paths.ts'
import { adoptDuties, showDuties } from './duty-agenda.ts'
import { doneByForm, showDone } from './duty-done.ts'
import { saveDutyByForm, showDuty } from './duty-form.ts'
import { recordRoutes } from '../record-form.ts'

/** Duties that come again: what is owed, the duties themselves, recording one done. */
export const dutyRoutes = (context: Context): Route[] => {
  const { read, form, post } = recordRoutes(context)
  return [
    read(paths.duties(), 'VIEW_DUTIES', showDuties),
    post(paths.dutiesAdopting(), 'DUTIES_ADOPTED', adoptDuties),
    form(paths.duty(), 'VIEW_DUTY_FORM', showDuty),
    post(paths.duty(), 'DUTY_SAVED', saveDutyByForm),
    form(paths.dutyDone(), 'VIEW_DUTY_DONE_FORM', showDone),
    post(paths.dutyDone(), 'DUTY_DONE', doneByForm),
  ]
}
