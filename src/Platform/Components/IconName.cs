namespace Yinling.Platform.Components;

/// <summary>The icons of the product.</summary>
public enum IconName
{
    Home,
    Association,
    Figures,
    Import,
    Divisions,
    Accounts,
    Audit,
    Settings,
    Activity,
    Money,
    People,
    Calendar,
    Star,
    Check,
    Warning,
    Print,
    Download,
    Upload,
    Search,
    Menu,
    User,
    Phone,
    Back,
    Next,
    Lock,
    Moon,
}
