using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.ExceptionServices;

namespace Akka.Actor;

/// <summary>The ways to make an actor from a type or from a 'new' expression.</summary>
internal static class Producers
{
    internal static readonly IIndirectActorProducer Empty = new ConstructorProducer(typeof(EmptyActor), static () => new EmptyActor());

    internal static IIndirectActorProducer ForType(
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type type, object?[] args)
    {
        if (!type.IsAssignableTo(typeof(ActorBase)))
        {
            throw new ArgumentException($"{type} is not an actor: it does not derive from ActorBase.", nameof(type));
        }

        if (type.IsAbstract)
        {
            throw new ArgumentException($"{type} is abstract, so no actor can be made of it.", nameof(type));
        }

        return new ConstructorProducer(type, () => (ActorBase)Construct(type, args));
    }

    internal static (IIndirectActorProducer Producer, object?[] Arguments) ForExpression<TActor>(Expression<Func<TActor>> factory)
        where TActor : ActorBase
    {
        if (factory.Body is not NewExpression { Constructor: { } constructor } creation)
        {
            throw new ArgumentException($"'{factory}' is not of the form () => new {typeof(TActor).Name}(…).", nameof(factory));
        }

        var arguments = creation.Arguments.Select(Evaluate).ToArray();
        var invoker = ConstructorInvoker.Create(constructor);
        return (new ConstructorProducer(creation.Type, () => (ActorBase)invoker.Invoke(arguments.AsSpan())), arguments);
    }

    internal static object Construct([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type type, object?[] args)
    {
        try
        {
            return args.Length == 0 ? Activator.CreateInstance(type)! : Activator.CreateInstance(type, args)!;
        }
        catch (TargetInvocationException e) when (e.InnerException is not null)
        {
            ExceptionDispatchInfo.Throw(e.InnerException);
            throw;
        }
    }

    private static object? Evaluate(Expression expression) => expression switch
    {
        ConstantExpression constant => constant.Value,
        MemberExpression { Member: FieldInfo field, Expression: ConstantExpression closure } => field.GetValue(closure.Value),
        _ => Expression.Lambda<Func<object?>>(Expression.Convert(expression, typeof(object))).Compile(preferInterpretation: true)(),
    };

    private sealed class EmptyActor : UntypedActor
    {
        protected override void OnReceive(object message) => Unhandled(message);
    }
}
