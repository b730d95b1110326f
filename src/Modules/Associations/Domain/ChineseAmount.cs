using System.Text;
using Yinling.Kernel;

namespace Yinling.Associations.Domain;

/// <summary>An amount in Chinese capitals (大写金额), as receipts and vouchers carry it.</summary>
/// <remarks>
/// Source: 支付结算办法 (银发〔1997〕393号) 附一 正确填写票据和结算凭证的基本规定, 一 to 三. Where it leaves a choice: 零 is written before 角 when the
/// yuan end in 0, not after 万 when the thousands go on; 整 stands after 元 alone.
/// </remarks>
internal static class ChineseAmount
{
    private const string Digits = "零壹贰叁肆伍陆柒捌玖";

    /// <summary>One below 万亿: as far as three sections of four digits reach.</summary>
    private const long MostYuan = 999_999_999_999;

    private static readonly string[] Places = ["", "拾", "佰", "仟"];
    private static readonly string[] Sections = ["", "万", "亿"];
    private static readonly int[] Tens = [1, 10, 100, 1_000];
    private static readonly long[] Worth = [1, 10_000, 100_000_000];

    extension(Money money)
    {
        /// <summary>人民币壹仟陆佰捌拾元零叁角贰分.</summary>
        /// <exception cref="ArgumentOutOfRangeException">Below zero, or 1,000,000,000,000 yuan and more.</exception>
        public string InCapitals
        {
            get
            {
                var (yuan, rest) = Math.DivRem(money.Fen, 100);
                ArgumentOutOfRangeException.ThrowIfNegative(money.Fen);
                ArgumentOutOfRangeException.ThrowIfGreaterThan(yuan, MostYuan);
                var (jiao, fen) = Math.DivRem((int)rest, 10);
                var text = new StringBuilder("人民币");
                if (yuan > 0 || rest == 0) text.Append(yuan == 0 ? "零" : Whole(yuan)).Append('元');
                if (rest == 0) return text.Append('整').ToString();
                if (yuan > 0 && (jiao == 0 || yuan % 10 == 0)) text.Append('零');
                if (jiao > 0) text.Append(Digits[jiao]).Append('角');
                if (fen > 0) text.Append(Digits[fen]).Append('分');
                return text.ToString();
            }
        }
    }

    /// <summary>Four digits at a time, the highest first; a gap before what follows is one 零.</summary>
    private static string Whole(long yuan)
    {
        var text = new StringBuilder();
        var gap = false;
        for (var section = Sections.Length - 1; section >= 0; section--)
        {
            var four = (int)(yuan / Worth[section] % 10_000);
            if (four == 0) { gap = true; continue; }
            if (text.Length > 0 && (gap || four < 1_000)) text.Append('零');
            AppendFour(text, four);
            text.Append(Sections[section]);
            gap = false;
        }
        return text.ToString();
    }

    private static void AppendFour(StringBuilder text, int four)
    {
        var (begun, gap) = (false, false);
        for (var place = 3; place >= 0; place--)
        {
            var digit = four / Tens[place] % 10;
            if (digit == 0) { gap = begun; continue; }
            if (gap) text.Append('零');
            text.Append(Digits[digit]).Append(Places[place]);
            (begun, gap) = (true, false);
        }
    }
}
