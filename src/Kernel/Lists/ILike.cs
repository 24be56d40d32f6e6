using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace WorkforceOS.Kernel.Lists;

/// <summary>Case-insensitive LIKE, as an expression.</summary>
internal static class ILike
{
    private static readonly MethodInfo Method = typeof(NpgsqlDbFunctionsExtensions)
        .GetMethod(nameof(NpgsqlDbFunctionsExtensions.ILike), [typeof(DbFunctions), typeof(string), typeof(string), typeof(string)])!;

    public static Expression Of(Expression field, Expression pattern) =>
        Expression.Call(Method, Expression.Property(null, typeof(EF), nameof(EF.Functions)), field, pattern, Expression.Constant("\\"));
}
