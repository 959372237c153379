namespace YouthPrograms.Web.Features.Bookings;

public static class BookingsFeature
{
    public static IServiceCollection AddBookings(this IServiceCollection services) => services
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
        .AddScoped<RescheduleSession>()
        .AddScoped<CancelSession>()
        .AddScoped<ReleaseExpiredHolds>();
}
