using Yinling.Kernel;

namespace Yinling.Access.Domain;

/// <summary>Which passwords are accepted. Length and a blocklist, no compulsory mixtures: those make people write passwords down.</summary>
/// <remarks>Source: NIST SP 800-63B-4 3.1.1; GB/T 22239-2019 8.1.4.1 a.</remarks>
internal static class PasswordRules
{
    public const int Longest = 128;

    /// <summary>What everybody tries first. A password is refused when little else is left beside one of them.</summary>
    private static readonly string[] Common =
    [
        "password", "passw0rd", "p@ssw0rd", "mima", "admin", "administrator", "root", "user", "guest", "test", "demo", "welcome", "letmein", "iloveyou", "woaini", "woaizhongguo",
        "zhongguo", "china", "qwertyuiop", "qwerty", "asdfghjkl", "asdfgh", "zxcvbnm", "zxcvbn", "1qaz2wsx", "qazwsx", "1q2w3e4r", "abc123", "aini", "5201314", "1314520",
        "123456789", "987654321", "123123", "112233", "147258369", "dragon", "monkey", "sunshine", "princess", "football", "superman", "hello", "changeme", "secret", "login", "master",
    ];

    /// <summary>Words of this product and its field.</summary>
    private static readonly string[] Context =
        ["yinling", "银龄", "laoling", "laonian", "laolingban", "laoxie", "xiehui", "minzheng", "shequ", "cunwei", "juwei", "gongzuo", "bangong", "xiuning", "huangshan", "anhui", "guizhou", "zhejiang"];

    /// <summary>At least this many characters must remain once known words, repeats and runs are taken out.</summary>
    private const int OwnCharacters = 6;

    /// <param name="words">Sign-in name, the person's name: what others know of them.</param>
    public static IEnumerable<Problem> Check(string password, int shortest, params string[] words) =>
    [
        .. Problem.If(password.Length < shortest || password.Length > Longest, "ACC-08", $"密码要 {shortest} 到 {Longest} 个字符。可以用几个不相干的词连起来，好记又安全。", "new"),
        .. Problem.If(password.Length >= shortest && Own(password, words) < OwnCharacters, "ACC-09",
            "这个密码太容易猜到(常见密码、姓名、账号、单位名，或重复、连续的字符)。请换一个。", "new"),
    ];

    private static int Own(string password, string[] words)
    {
        var rest = password.ToLowerInvariant();
        foreach (var word in Common.Concat(Context).Concat(words.Select(w => w.ToLowerInvariant())).Where(w => w.Length >= 2).OrderByDescending(w => w.Length))
            rest = rest.Replace(word, "\0", StringComparison.Ordinal);
        var own = 0;
        for (var i = 0; i < rest.Length; i++)
        {
            // A repeat or a step of one (aaa, 123, cba) adds nothing.
            var step = i == 0 || rest[i - 1] == '\0' ? 99 : Math.Abs(rest[i] - rest[i - 1]);
            if (char.IsLetterOrDigit(rest[i]) && step > 1) own++;
        }
        return own;
    }
}
