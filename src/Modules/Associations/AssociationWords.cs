namespace Yinling.Associations;

/// <summary>What the audit calls the acts and tables of this module.</summary>
internal static class AssociationWords
{
    public static readonly (string Code, string Text)[] All =
    [
        ("associations.register", "登记协会"), ("associations.edit", "修改协会"), ("associations.rename", "协会改名"), ("associations.close", "停止活动"),
        ("associations.registration.add", "记登记或备案"), ("associations.officer.appoint", "登记班子成员"), ("associations.officer.end", "办理离任"),
        ("associations.officer.phone", "改班子成员电话"), ("associations.phone.reveal", "查看班子成员电话"),
        ("associations.member.add", "登记会员"), ("associations.member.leave", "会员离会"), ("associations.member.count", "填报会员数"),
        ("associations.place.add", "登记场所"), ("associations.place.end", "停用场所"), ("associations.ledger.add", "记一笔账"), ("associations.ledger.reverse", "冲正"),
        ("associations.activity.add", "记活动"), ("associations.activity.remove", "删去记错的活动"), ("associations.rule", "改活动标准"),
        ("associations.meeting.add", "记会议"), ("associations.meeting.remove", "删去记错的会议"), ("associations.resolution.add", "记决议"),
        ("associations.charter.adopt", "通过章程"), ("associations.internal-rule.adopt", "通过制度"),
        ("associations.charter.scan", "放章程扫描件"), ("associations.internal-rule.scan", "放制度扫描件"),
        ("associations_meeting", "会议"), ("associations_resolution", "决议"), ("associations_charter", "章程"), ("associations_internal_rule", "制度"),
        ("associations.dues.set", "定会费标准"), ("associations.dues.pay", "收会费"), ("associations.dues.let-off", "减免会费"), ("associations.dues.withdraw", "取消减免"),
        ("associations_dues_year", "会费标准"), ("associations_dues_settlement", "缴会费"),
        ("associations.donation.add", "记捐赠"), ("associations.donation.spend", "支用捐款"), ("associations.donation.cancel", "作废捐赠"),
        ("associations_donation", "捐赠"), ("associations_donation_spending", "捐款支用"),
        ("associations.asset.add", "登记物资"), ("associations.asset.keep", "改物资状况"), ("associations.asset.write-off", "物资报废"), ("associations.asset.stock-take", "盘点物资"),
        ("associations_asset", "物资"), ("associations_stock_take", "盘点"),
        ("associations.place.equip", "改场所用途和设施"), ("associations.day-care.add", "记日间照料"), ("associations.day-care.remove", "删去记错的日间照料"), ("associations_day_care", "日间照料"),
        ("associations.plan.adopt", "通过年度计划"), ("associations.plan.sum", "写一年的成效"), ("associations.plan.item.add", "添计划的事"), ("associations.plan.item.do", "完成计划的事"),
        ("associations.plan.item.undo", "取消完成"), ("associations.plan.item.remove", "去掉计划的事"), ("associations_annual_plan", "年度计划"), ("associations_plan_item", "计划的事"),
        ("associations.election.hold", "记换届"), ("associations.brand.add", "起文化品牌"), ("associations.brand.edit", "改文化品牌"), ("associations.activity.tag", "活动归类"),
        ("associations_election", "换届"), ("associations_brand", "文化品牌"),
        ("associations.disclosure.post", "贴公开单"), ("associations.disclosure.share", "公开单放到网上"), ("associations.disclosure.stop", "公开单停止上网"), ("associations_disclosure", "公开单"),
        ("associations.review.add", "记民主评议"), ("associations_review", "民主评议"),
        ("associations.paper.add", "补录纸质台账"), ("associations_paper_line", "纸质台账的行"),
        ("associations.tick", "每日更新"), ("associations.seed", "生成合成数据"), ("seed.guizhou-2012", "生成合成数据(贵州2012)"), ("demo", "生成演示数据"),
        ("surveys.start", "开始摸底"), ("surveys.end", "结束摸底"), ("surveys.answer", "填报一个村"), ("surveys.check", "上传并检查表格"), ("surveys.headers", "认列名"),
        ("surveys.take", "录入表格"), ("surveys.undo", "撤销导入"),
        ("associations.ledger.close", "结账"), ("associations.contact", "填联系电话"), ("associations_attachment", "照片、凭证和扫描件"), ("associations_ledger_closing", "结账"),
        ("associations_office_contact", "联系电话"), ("associations_activity", "活动"), ("associations_activity_rule", "活动标准"), ("associations_association", "协会"), ("associations_baseline_import", "导入"),
        ("associations_baseline_import_row", "导入的行"), ("associations_ledger_entry", "收支"), ("associations_member", "会员"), ("associations_member_count", "会员数"),
        ("associations_month", "逐月情况"), ("associations_name", "名称"), ("associations_officer", "班子成员"), ("associations_place", "场所"), ("associations_profile", "协会概况"), ("associations_condition", "建设情况"),
        ("associations_registration", "登记备案"), ("associations_remembered_header", "认过的列名"), ("associations_stated_facts", "摸底填报"),
        ("associations_survey_answer", "摸底回答"), ("associations_survey_campaign", "摸底"), ("associations_unit_profile", "村(社区)概况"),
    ];
}
