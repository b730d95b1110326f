namespace Yinling.Access.Auditing;

/// <summary>What the audit calls the acts and tables of this module.</summary>
internal static class AccessWords
{
    public static readonly (string Code, string Text)[] All =
    [
        ("access.account-add", "开通账号"), ("access.account-disable", "停用账号"), ("access.account-enable", "重新启用账号"), ("access.account-unlock", "解除锁定"),
        ("access.password-accepted", "密码正确，等待验证码"), ("access.password-change", "修改密码"), ("access.password-refused", "密码不对"), ("access.password-reset", "重发初始密码"),
        ("access.post-give", "增加岗位"), ("access.post-end", "结束岗位"), ("access.post-hand-over", "交接岗位"),
        ("access.session-end", "让设备退出"), ("access.sign-in", "登录"), ("access.sign-in-refused", "登录被拒"), ("access.sign-out", "退出"),
        ("access.token-make", "建访问令牌"), ("access.token-revoke", "收回访问令牌"),
        ("access.totp-begin", "开始设置验证器"), ("access.totp-on", "启用验证器"), ("access.totp-off", "停用验证器"),
        ("access_account", "账号"), ("access_api_token", "访问令牌"), ("access_post", "岗位"), ("access_recovery_code", "备用码"), ("access_session", "登录的设备"),
    ];
}
