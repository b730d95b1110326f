namespace Yinling.Platform.Components; internal static class Placeholder;
