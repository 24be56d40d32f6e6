using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;

namespace WorkforceOS.Kernel.Lists;

/// <summary>Puts one expression in the place of another.</summary>
internal sealed class Swap(Expression from, Expression to) : ExpressionVisitor
{
    [return: NotNullIfNotNull(nameof(node))]
    public override Expression? Visit(Expression? node) => node == from ? to : base.Visit(node);
}
