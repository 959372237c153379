using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace YouthPrograms.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class EntriesThatLeft : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "LeftAt",
                table: "Entries",
                type: "timestamp with time zone",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "LeftAt",
                table: "Entries");
        }
    }
}
