using Microsoft.AspNetCore.Components;
using YouthPrograms.Data.Training;
using YouthPrograms.Web.Layout;

namespace YouthPrograms.Web.Features.Training;

/// <summary>What the training pages add to the shell: a style sheet, and codes in words.</summary>
public static class TrainingWords
{
    public static readonly RenderFragment StyleSheet = builder =>
        builder.AddMarkupContent(0, "<link rel=\"stylesheet\" href=\"/training.css\">");

    /// <summary>A topic in words; one that was added as data and has none yet shows its code.</summary>
    public static string Topic(this Texts texts, string topic)
    {
        var key = "topic." + topic;
        var text = texts[key];
        return text == key ? topic : text;
    }

    /// <summary>Coded needs in words.</summary>
    public static string AccessNeeds(this Texts texts, string? codes) => string.IsNullOrEmpty(codes)
        ? "–"
        : string.Join(texts["list.separator"], codes.Split(',').Select(code => texts["access." + code]));

    /// <summary>Why a class still waits, from its last decision such as <c>TooLarge:12</c>.</summary>
    public static string WhyWaiting(this Texts texts, WaitlistState state, string? decision)
    {
        if (state is WaitlistState.Offered)
            return texts["waitlist.open-offer"];
        return decision?.Split(':') is [var verdict, var seats] ? texts["waitlist." + verdict, seats] : texts["waitlist.nothing-freed"];
    }
}
