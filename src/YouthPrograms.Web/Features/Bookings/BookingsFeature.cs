using YouthPrograms.Data.Seeding;
using YouthPrograms.Training.Calendars;
using YouthPrograms.Web.Features.Operations;
using CalendarYear = YouthPrograms.Training.Calendars.CalendarYear;

namespace YouthPrograms.Web.Features.Bookings;

public static class BookingsFeature
{
    public static IServiceCollection AddBookings(this IServiceCollection services) => services
        .AddSingleton(_ => ReadWorkingDays(Preparation.SeedFolder))
        .AddScoped<SeatGuard>()
        .AddScoped<BookingDesk>()
        .AddScoped<NearestSessions>()
        .AddScoped<PromoteWaitlist>()
        .AddScoped<BookSession>()
        .AddScoped<ConfirmBooking>()
        .AddScoped<ReconfirmBooking>()
        .AddScoped<MoveBooking>()
        .AddScoped<ResizeBooking>()
        .AddScoped<CancelBooking>()
        .AddScoped<JoinWaitlist>()
        .AddScoped<WithdrawFromWaitlist>()
        .AddScoped<AcceptOffer>()
        .AddScoped<DeclineOffer>()
        .AddScoped<CompleteSession>()
        .AddScoped<RescheduleSession>()
        .AddScoped<OpenSession>()
        .AddScoped<AssignTrainers>()
        .AddScoped<CancelSession>()
        .AddScoped<ReleaseExpiredHolds>()
        .AddSweep("Holds", TimeSpan.FromMinutes(1), (scope, cancellation) => scope.GetRequiredService<ReleaseExpiredHolds>().RunAsync(cancellation))
        .AddScoped<SchoolDesk>()
        .AddScoped<BookingForm>()
        .AddScoped<VisitForms>();

    private static WorkingDays ReadWorkingDays(string folder) => new(SeedData.ReadCalendars(folder).Select(year => new CalendarYear(
        year.Year,
        year.Estimated,
        year.Holidays.SelectMany(holiday => CalendarYear.Days(holiday.From, holiday.To)).ToHashSet(),
        year.MakeUpWorkdays.ToHashSet())));
}
