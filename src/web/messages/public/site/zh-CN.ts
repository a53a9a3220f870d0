/** What every public page shares, Chinese. */
export const zh = {
  front: '申请公开',
  guide: '公开指南',
  track: '查询进度',
  replies: '公开答复',
  catalogue: '主动公开',
  reports: '年度报告',
  search: '查找公开信息',
  privacy: '个人信息处理告知',
  staff: '工作人员登录',
  office: '信息公开工作机构',
}
