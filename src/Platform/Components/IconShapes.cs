namespace Yinling.Platform.Components;

/// <summary>Our own strokes on a 24 × 24 grid: no icon font, no request.</summary>
internal static class IconShapes
{
    public static string Of(IconName name) => name switch
    {
        IconName.Home => "<path d=\"M4 11l8-7 8 7v9h-6v-6h-4v6H4z\"/>",
        IconName.Association => "<path d=\"M3 21h18M5 21V9l7-5 7 5v12M9.5 21v-6h5v6\"/>",
        IconName.Figures => "<path d=\"M4 20h16M7 16v-5M12 16V6M17 16v-8\"/>",
        IconName.Import => "<path d=\"M4 5h16v14H4zM4 10h16M4 14.500h16M10 5v14\"/>",
        IconName.Divisions => "<path d=\"M9 4h6v5H9zM3 15h6v5H3zM15 15h6v5h-6zM12 9v3M6 15v-3h12v3\"/>",
        IconName.Accounts or IconName.People => "<circle cx=\"9\" cy=\"8\" r=\"3.5\"/><path d=\"M2.5 20c.5-4 3-6 6.5-6s6 2 6.5 6M16 5a3.5 3.5 0 010 6.600M18 14.500c2 .8 3.2 2.7 3.5 5.5\"/>",
        IconName.Audit => "<path d=\"M12 3l8 3v6c0 4.5-3.2 7.5-8 9-4.8-1.5-8-4.5-8-9V6zM8.5 12l2.5 2.5 4.5-4.5\"/>",
        IconName.Settings => "<circle cx=\"12\" cy=\"12\" r=\"3\"/><path d=\"M12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.600l2.1 2.100M16.3 16.300l2.1 2.100M18.4 5.600l-2.1 2.100M7.7 16.300l-2.1 2.1\"/>",
        IconName.Activity => "<circle cx=\"12\" cy=\"5\" r=\"2\"/><path d=\"M5 9l7 2 7-2M12 11v4M12 15l-4 6M12 15l4 6\"/>",
        IconName.Money => "<path d=\"M6 4l6 8 6-8M12 12v8M7.5 12.500h9M7.5 16h9\"/>",
        IconName.Calendar => "<rect x=\"4\" y=\"5\" width=\"16\" height=\"15\" rx=\"2\"/><path d=\"M4 10h16M8 3v4M16 3v4\"/>",
        IconName.Star => "<path d=\"M12 4l2.5 5.2 5.5.8-4 4 1 5.7-5-2.8-5 2.8 1-5.7-4-4 5.5-.800z\"/>",
        IconName.Check => "<path d=\"M5 12.500l4.5 4.500L19 7.5\"/>",
        IconName.Warning => "<path d=\"M12 4l9.5 16h-19z\"/><path d=\"M12 10v4M12 17v.2\"/>",
        IconName.Print => "<path d=\"M7 9V4h10v5M7 17H4v-8h16v8h-3M7 14h10v6H7z\"/>",
        IconName.Download => "<path d=\"M12 5v11M7 12l5 5 5-5M5 20h14\"/>",
        IconName.Upload => "<path d=\"M12 16V5M7 9l5-5 5 5M5 19h14\"/>",
        IconName.Search => "<circle cx=\"11\" cy=\"11\" r=\"6.5\"/><path d=\"M16 16l4.5 4.5\"/>",
        IconName.Menu => "<path d=\"M4 6h16M4 12h16M4 18h16\"/>",
        IconName.User => "<circle cx=\"12\" cy=\"8\" r=\"4\"/><path d=\"M4.5 21c.7-4.7 3.3-7 7.5-7s6.8 2.3 7.5 7\"/>",
        IconName.Phone => "<path d=\"M6 3h3l1.5 5-2 1.500a11 11 0 006 6l1.5-2 5 1.500v3a2 2 0 01-2 2A16 16 0 014 5a2 2 0 012-2z\"/>",
        IconName.Back => "<path d=\"M15 5l-7 7 7 7\"/>",
        IconName.Next => "<path d=\"M9 5l7 7-7 7\"/>",
        IconName.Lock => "<rect x=\"5\" y=\"10.5\" width=\"14\" height=\"10\" rx=\"2\"/><path d=\"M8 10.500V7.500a4 4 0 018 0v3\"/>",
        IconName.Moon => "<path d=\"M19 14.500A7.5 7.5 0 119.5 5a6 6 0 009.5 9.500z\"/>",
        IconName.Contrast => "<circle cx=\"12\" cy=\"12\" r=\"8.5\"/><path fill=\"currentColor\" d=\"M12 3.500a8.5 8.5 0 010 17z\"/>",
        IconName.Add => "<path d=\"M12 5v14M5 12h14\"/>",
        IconName.Close => "<path d=\"M6 6l12 12M18 6L6 18\"/>",
        IconName.Clock => "<circle cx=\"12\" cy=\"12\" r=\"8.5\"/><path d=\"M12 7.500v5l3.5 2\"/>",
        IconName.Sort => "<path d=\"M8 9l4-4 4 4M8 15l4 4 4-4\"/>",
        IconName.Ascending => "<path d=\"M12 19V5M6 11l6-6 6 6\"/>",
        IconName.Descending => "<path d=\"M12 5v14M6 13l6 6 6-6\"/>",
        IconName.Document => "<path d=\"M6 3h8l4 4v14H6zM14 3v4h4M9 13h6M9 17h6\"/>",
        IconName.Photo => "<rect x=\"4\" y=\"5\" width=\"16\" height=\"14\" rx=\"2\"/><path d=\"M4 16l5-5 5 5 2-2 4 4\"/><circle cx=\"15.5\" cy=\"9.5\" r=\"1.2\"/>",
        IconName.Place => "<path d=\"M12 21s7-6 7-11a7 7 0 10-14 0c0 5 7 11 7 11z\"/><circle cx=\"12\" cy=\"10\" r=\"2.5\"/>",
        IconName.Bell => "<path d=\"M6 16V11a6 6 0 0112 0v5l1.5 2h-15zM10 21h4\"/>",
        IconName.Edit => "<path d=\"M4 20l1-4.500L16 4.500l3.5 3.500L8.5 19zM13.5 7l3.5 3.5\"/>",
        IconName.Undo => "<path d=\"M9 5L4 10l5 5M4 10h10a5.5 5.5 0 010 11h-4\"/>",
        IconName.Leave => "<path d=\"M14 4H5v16h9M10 12h10M16 8l4 4-4 4\"/>",
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };
}
