using YouthPrograms.Training.Impact;

namespace YouthPrograms.Training.Tests.Impact;

public class MeasuringLearning
{
    [Fact]
    public void Compares_the_same_classes_before_and_after()
    {
        QuizSum[] sums =
        [
            new("a", AssessmentPhase.Before, 20, 100), new("a", AssessmentPhase.After, 20, 160),
            new("b", AssessmentPhase.Before, 20, 0), new("c", AssessmentPhase.After, 20, 200),
        ];
        Assert.Equal(new Gain(30, 1, 20, false), LearningGain.Of(sums, AssessmentPhase.After));
        Assert.Equal(new Gain(null, 0, 0, false), LearningGain.Of(sums, AssessmentPhase.Days90));
    }

    [Fact]
    public void Weighs_classes_by_their_pupils()
    {
        QuizSum[] sums =
        [
            new("a", AssessmentPhase.Before, 30, 150), new("a", AssessmentPhase.After, 30, 240),
            new("b", AssessmentPhase.Before, 10, 50), new("b", AssessmentPhase.After, 10, 40),
        ];
        // 200 of 400 before, 280 of 400 after.
        Assert.Equal(20, LearningGain.Of(sums, AssessmentPhase.After).Points);
    }

    [Fact]
    public void Nine_pupils_are_too_few_to_be_published()
    {
        QuizSum[] sums = [new("a", AssessmentPhase.Before, 9, 30), new("a", AssessmentPhase.After, 9, 60)];
        Assert.Equal(new Gain(null, 1, 9, true), LearningGain.Of(sums, AssessmentPhase.After));
    }

    [Theory]
    [InlineData(20, 0, true)]
    [InlineData(20, 200, true)]
    [InlineData(20, 201, false)]
    [InlineData(20, -1, false)]
    [InlineData(0, 0, false)]
    public void Nobody_has_more_points_than_questions(int n, int points, bool sound) => Assert.Equal(sound, LearningGain.IsSound(n, points));

    [Fact]
    public void Two_minutes_are_the_line()
    {
        Assert.Equal(2, Evacuation.WithinLine([119, 120, 121]));
        Assert.Equal(121, Evacuation.Mean([120, 121]));
        Assert.Null(Evacuation.Mean([]));
        Assert.False(Evacuation.IsSound(0));
        Assert.False(Evacuation.IsSound(3601));
        Assert.True(Evacuation.IsSound(3600));
    }
}
