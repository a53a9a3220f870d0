import { type Request, type Response } from 'express'
import { LONGEST_NOTICE_FILE, readNotice } from '../../../documents/notice-file.ts'
import { Invalid } from '../../../services/errors.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { uploadedRegister } from '../imports/register-upload.ts'
import { formErrors } from '../office-shell.ts'
import { showNoticeForm } from './notice-form.ts'

const t = affairsMessages('zh-CN').calendar.sources

/** Fills the form with what a file says; nothing is entered yet. */
export function readNoticeFile(req: Request, res: Response): void {
  try {
    const { bytes } = uploadedRegister(req, res)
    const notice = readNotice(bytes, null)
    if (notice === null) throw new Invalid([{ field: 'file', text: t.unreadable(LONGEST_NOTICE_FILE / 1024) }])
    const { year, title, source, off, makeUp } = notice
    showNoticeForm(req, res, [], {
      year: String(year),
      title: title || t.usualTitle(year),
      source,
      off: off.join('\n'),
      makeUp: makeUp.join('\n'),
    })
  } catch (error) {
    showNoticeForm(req, res, formErrors(error))
  }
}
