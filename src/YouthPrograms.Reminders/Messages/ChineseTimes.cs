using Humanizer.Configuration;
using Humanizer.Localisation;
using Humanizer.Localisation.Formatters;

namespace YouthPrograms.Reminders.Messages;

/// <summary>Relative times in Chinese; the package at hand speaks English only.</summary>
internal sealed class ChineseTimes() : DefaultFormatter(Languages.Chinese)
{
    public static void Register() => Configurator.Formatters.Register(Languages.Chinese, new ChineseTimes());

    public override string DateHumanize_Now() => "现在";

    public override string DateHumanize(TimeUnit timeUnit, Tense timeUnitTense, int unit) =>
        (timeUnit, timeUnitTense, unit) switch
        {
            (_, _, 0) => "现在",
            (TimeUnit.Day, Tense.Future, 1) => "明天",
            (TimeUnit.Day, Tense.Past, 1) => "昨天",
            (_, Tense.Future, _) => $"{unit} {Word(timeUnit)}后",
            _ => $"{unit} {Word(timeUnit)}前",
        };

    public override string TimeSpanHumanize(TimeUnit timeUnit, int unit, bool toWords = false) => $"{unit} {Word(timeUnit)}";

    private static string Word(TimeUnit unit) => unit switch
    {
        TimeUnit.Millisecond => "毫秒",
        TimeUnit.Second => "秒",
        TimeUnit.Minute => "分钟",
        TimeUnit.Hour => "小时",
        TimeUnit.Day => "天",
        TimeUnit.Week => "周",
        TimeUnit.Month => "个月",
        TimeUnit.Year => "年",
        _ => throw new ArgumentOutOfRangeException(nameof(unit)),
    };
}
