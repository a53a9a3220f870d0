import { type ProactiveBlock } from './form-rows.ts'

/** The table of section two since the reports for 2021. 国办公开办函〔2021〕30号. */
export const PROACTIVE_2021: readonly ProactiveBlock[] = [
  {
    item: '第二十条第（一）项',
    columns: ['本年制发件数', '本年废止件数', '现行有效件数'],
    rows: ['规章', '行政规范性文件'],
  },
  { item: '第二十条第（五）项', columns: ['本年处理决定数量'], rows: ['行政许可'] },
  { item: '第二十条第（六）项', columns: ['本年处理决定数量'], rows: ['行政处罚', '行政强制'] },
  { item: '第二十条第（八）项', columns: ['本年收费金额（单位：万元）'], rows: ['行政事业性收费'] },
]

const PROJECTS = ['上一年项目数量', '本年增/减', '处理决定数量']

/** The table of section two in the reports for 2019 and 2020. 国办公开办函〔2019〕60号. */
export const PROACTIVE_2019: readonly ProactiveBlock[] = [
  {
    item: '第二十条第（一）项',
    columns: ['本年新制作数量', '本年新公开数量', '对外公开总数量'],
    rows: ['规章', '规范性文件'],
  },
  { item: '第二十条第（五）项', columns: PROJECTS, rows: ['行政许可', '其他对外管理服务事项'] },
  { item: '第二十条第（六）项', columns: PROJECTS, rows: ['行政处罚', '行政强制'] },
  { item: '第二十条第（八）项', columns: ['上一年项目数量', '本年增/减'], rows: ['行政事业性收费'] },
  { item: '第二十条第（九）项', columns: ['采购项目数量', '采购总金额'], rows: ['政府集中采购'] },
]
