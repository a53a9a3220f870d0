import { noticeOf } from './notice.ts'

export const notice2019LabourDay = noticeOf({
  year: 2019,
  title: '国务院办公厅关于调整2019年劳动节假期安排的通知',
  documentNumber: '国办发明电〔2019〕3号',
  source: 'https://www.gov.cn/zhengce/content/2019-03/22/content_5375877.htm',
  off: ['2019-05-01', '2019-05-02', '2019-05-03', '2019-05-04'],
  makeUp: ['2019-04-28', '2019-05-05'],
})
